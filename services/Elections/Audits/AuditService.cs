using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Audits;

/// <summary>Risk-limiting audits: what is drawn, what was seen, what risk is left, and how it ended.</summary>
public sealed partial class AuditService(LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, Commitments commitments)
    : V1.AuditService.AuditServiceBase
{
    /// <summary>The audit that a write is about, after the caller's scope and the etag are found right.</summary>
    private static AuditRow Open(LedgerTransaction tx, string auditId, string etag = "")
    {
        var audit = AuditRow.Require(tx, auditId);
        tx.Call.RequireScope(audit.Jurisdiction);
        tx.Concerns(audit.Jurisdiction);
        Etags.Require(etag, audit.Version);
        return audit;
    }

    /// <summary>What the rules say of an act on an audit, before what only that act has to meet.</summary>
    private static IEnumerable<Finding> MayHappen(Session session, AuditRow audit, AuditAct act, string day) =>
        AuditRules.MayHappen(audit.Id, audit.ToState(), act, AuditChangeRow.LatestDay(session, audit.Id), day);

    /// <summary>Whether the protocols of an audit's manifest are those that count.</summary>
    private static IEnumerable<Finding> ManifestIsCurrent(Session session, AuditRow audit) =>
        ManifestRules.Current(audit.Stations, AuditStationRow.Changed(session, audit), AuditRules.HasEnded(audit.ToState()));

    private LawInForce<ElectionsLaw> LawOn(Session session, AuditRow audit, string day) =>
        law.On(session, audit.Jurisdiction, TextFormats.FirstDay(day));
}
