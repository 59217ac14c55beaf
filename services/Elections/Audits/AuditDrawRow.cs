using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

/// <summary>A draw as it is stored: a ballot by its place in a station's pile, or a station, whose place is 0.</summary>
internal sealed record AuditDrawRow : RecordedRow
{
    public required string AuditId { get; init; }

    public required int Number { get; init; }

    public required int RoundNumber { get; init; }

    public required string PrecinctId { get; init; }

    public required long Ballot { get; init; }

    /// <summary>The draws of an audit, in order.</summary>
    public static IReadOnlyList<AuditDrawRow> Of(Session session, string auditId) =>
        session.Query<AuditDrawRow>(DrawsOf, new { AuditId = auditId });

    private const string DrawsOf = """
        SELECT *
        FROM AuditDraw
        WHERE AuditId = @AuditId
        ORDER BY Number
        """;
}

/// <summary>What was seen on a ballot or in a station, as it is stored. An empty SupersededOn is what counts.</summary>
internal sealed record InterpretationRow : RecordedRow
{
    public required string AuditId { get; init; }

    public required string PrecinctId { get; init; }

    public required long Ballot { get; init; }

    public required int Version { get; init; }

    public required byte[] Seen { get; init; }

    public required string SupersededOn { get; init; }

    /// <summary>What counts of what was entered for an audit, by station and ballot.</summary>
    public static Dictionary<(string PrecinctId, long Ballot), InterpretationRow> Of(Session session, string auditId) =>
        session.Query<InterpretationRow>(InterpretationsOf, new { AuditId = auditId }).ToDictionary(row => (row.PrecinctId, row.Ballot));

    public Interpretation ToSeen() => Interpretation.Parser.ParseFrom(Seen);

    private const string InterpretationsOf = """
        SELECT *
        FROM AuditInterpretation
        WHERE AuditId = @AuditId AND SupersededOn = ''
        """;
}
