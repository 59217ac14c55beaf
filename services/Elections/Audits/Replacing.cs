using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Audits;

// Audits that stand in the way of a new one, or give way to it.
public sealed partial class AuditService
{
    /// <summary>The audit of an election that a new one is to replace; null of an empty id.</summary>
    private static AuditRow? Replaced(Session session, ElectionRow election, string auditId)
    {
        if (auditId.Length == 0)
            return null;
        var audit = session.Find<AuditRow>("SELECT * FROM Audit WHERE Id = @Id", new { Id = auditId });
        return audit is not null && string.Equals(audit.ElectionId, election.Id, StringComparison.Ordinal)
            ? audit
            : throw Refusal.NotFound(ErrorReason.AuditNotFound, "replaces_audit_id", auditId);
    }

    private static IEnumerable<Finding> MayBeReplaced(LedgerTransaction tx, AuditRow audit) =>
        MayHappen(tx, audit, AuditAct.Supersede, tx.OccurredOn).Append(ManifestRules.MayReplace(audit.Id, AuditStationRow.Changed(tx, audit).Count));

    private static void Supersede(LedgerTransaction tx, AuditRow? replaced, string by)
    {
        if (replaced is null)
            return;
        replaced.Move(tx, AuditAct.Supersede, by);
        tx.Record(new AuditSuperseded { AuditId = replaced.Id, ByAuditId = by });
    }

    /// <summary>Audits of the same claim in which a hand count of the record as it stands decides, or has refuted it.</summary>
    private static IEnumerable<string> HandCounts(Session session, ElectionRow election, AuditClaim claim) =>
        session.Query<AuditRow>(AuditsByHand, new { ElectionId = election.Id, Claim = EnumText.Of(claim) })
            .Where(audit => AuditStationRow.Changed(session, audit).Count == 0).Select(audit => audit.Id);

    private const string AuditsByHand = """
        SELECT *
        FROM Audit
        WHERE ElectionId = @ElectionId AND Claim = @Claim AND State IN ('FULL_HAND_COUNT', 'REFUTED')
        ORDER BY Id
        """;
}
