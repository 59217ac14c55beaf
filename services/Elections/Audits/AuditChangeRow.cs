using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

/// <summary>Something that happened to an audit, as it is stored. Versions number the changes.</summary>
internal sealed record AuditChangeRow : RecordedRow
{
    public required string AuditId { get; init; }

    public required int Number { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    /// <summary>What happened to several audits, by audit, oldest first.</summary>
    public static ILookup<string, AuditChangeRow> Of(Session session, IReadOnlyCollection<string> audits) =>
        session.Query<AuditChangeRow>(ChangesOf, new { Audits = audits }).ToLookup(row => row.AuditId, StringComparer.Ordinal);

    /// <summary>The day of what happened last.</summary>
    public static string LatestDay(Session session, string auditId) =>
        session.Single<string>("SELECT MAX(OccurredOn) FROM AuditChange WHERE AuditId = @AuditId", new { AuditId = auditId });

    /// <summary>Adds to the history of an audit what it has become.</summary>
    public static void Append(LedgerTransaction tx, AuditRow audit, AuditAct act, string reason) => tx.Insert("AuditChange", tx.Stamp(new AuditChangeRow
    {
        AuditId = audit.Id,
        Number = (int)audit.Version,
        Act = EnumText.Of(act),
        State = audit.State,
        Reason = reason,
    }));

    public AuditChange ToProto() => new()
    {
        Act = EnumText.Parse<AuditAct>(Act),
        State = EnumText.Parse<AuditState>(State),
        Reason = Reason,
        Recording = ToRecording(),
    };

    private const string ChangesOf = """
        SELECT *
        FROM AuditChange
        WHERE AuditId IN @Audits
        ORDER BY AuditId, Number
        """;
}
