using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

/// <summary>A round of an audit as it is stored.</summary>
internal sealed record AuditRoundRow : RecordedRow
{
    public required string AuditId { get; init; }

    public required int Number { get; init; }

    public required int Draws { get; init; }

    /// <summary>What was last measured after it; null as long as nothing was.</summary>
    public required byte[]? Evaluation { get; init; }

    /// <summary>The rounds of several audits, by audit, in order.</summary>
    public static ILookup<string, AuditRoundRow> Of(Session session, IReadOnlyCollection<string> audits) =>
        session.Query<AuditRoundRow>(RoundsOf, new { Audits = audits }).ToLookup(row => row.AuditId, StringComparer.Ordinal);

    public AuditRound ToProto() => new()
    {
        Number = (uint)Number,
        Draws = (uint)Draws,
        Evaluation = Evaluation is null ? null : RoundEvaluation.Parser.ParseFrom(Evaluation),
        Recording = ToRecording(),
    };

    private const string RoundsOf = """
        SELECT *
        FROM AuditRound
        WHERE AuditId IN @Audits
        ORDER BY AuditId, Number
        """;
}
