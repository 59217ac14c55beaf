using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

/// <summary>A report of coerced signatures as it is stored.</summary>
internal sealed record CoercionReportRow : RecordedRow
{
    public required string Id { get; init; }

    public required string InitiativeId { get; init; }

    public required string AttributedTo { get; init; }

    public required string Credibility { get; init; }

    public required string Region { get; init; }

    public long? Signatures { get; init; }

    public required string Quote { get; init; }

    public CoercionReport ToProto(IEnumerable<CoercionScopeRow> scopes)
    {
        var report = new CoercionReport
        {
            ReportId = Id,
            InitiativeId = InitiativeId,
            AttributedTo = AttributedTo,
            Credibility = EnumText.Parse<Credibility>(Credibility),
            Region = Region,
            Quote = Quote,
            Recording = ToRecording(),
        };
        if (Signatures is { } count)
            report.Signatures = (uint)count;
        foreach (var scope in scopes)
        {
            if (scope.Sheet.Length > 0)
                report.Sheets.Add(scope.Sheet);
            else
                report.CollectorCommitment = ByteString.CopyFrom(scope.CollectorCommitment);
        }

        return report;
    }
}

/// <summary>A sheet or a collector that a report is about, as it is stored: a collector where there is no sheet.</summary>
internal sealed record CoercionScopeRow
{
    public required string ReportId { get; init; }

    public required long Number { get; init; }

    public required string Sheet { get; init; }

    public required byte[] CollectorCommitment { get; init; }

    /// <summary>What a report says that it is about; its collector is sealed.</summary>
    public static CoercionScopeRow[] From(ReportCoercionRequest request) =>
    [
        .. request.Sheets.Distinct(StringComparer.Ordinal).Select(sheet => (sheet, Array.Empty<byte>()))
            .Concat(request.Collector.Length == 0 ? [] : [("", Convert.FromBase64String(request.Collector))])
            .Select((scope, index) => new CoercionScopeRow
            {
                ReportId = request.ReportId,
                Number = index + 1,
                Sheet = scope.Item1,
                CollectorCommitment = scope.Item2,
            }),
    ];

    /// <summary>What several reports are about, by report.</summary>
    public static ILookup<string, CoercionScopeRow> Of(Session session, IEnumerable<string> reports) =>
        session.Query<CoercionScopeRow>(ScopesOf, new { Reports = reports.ToArray() }).ToLookup(row => row.ReportId, StringComparer.Ordinal);

    /// <summary>Which of several reports are about anything narrower than a region.</summary>
    public static HashSet<string> Reports(Session session, IEnumerable<string> reports) =>
        Of(session, reports).Select(scopes => scopes.Key).ToHashSet(StringComparer.Ordinal);

    private const string ScopesOf = """
        SELECT *
        FROM CoercionScope
        WHERE ReportId IN @Reports
        ORDER BY ReportId, Number
        """;
}
