using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Commissions;

/// <summary>Election commissions, and how members, voters and observers are trained.</summary>
public sealed partial class CommissionService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions)
    : V1.CommissionService.CommissionServiceBase
{
    /// <summary>Refuses what the law forbids; what is not known of a commission refuses nothing, since more can be recorded later.</summary>
    private static void RefuseIfUnlawful(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated).RefuseIfViolated();

    /// <summary>What the law in force says of a composition. A commission may be older than the record of the law: then nothing is asked of it.</summary>
    private IReadOnlyList<Finding> Composed(
        Session session, string jurisdiction, DateOnly day, IReadOnlyCollection<CommissionMember> members, string termFrom, string termUntil) =>
        law.Find(session, jurisdiction, day) is { } inForce
            ? inForce.Judge(CommissionRules.IsComposed(members, termFrom, termUntil, inForce.Rules.Commissions))
            : [];
}
