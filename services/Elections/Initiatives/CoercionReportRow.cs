using Saylau.Elections.V1;
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

    public CoercionReport ToProto()
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
        return report;
    }
}
