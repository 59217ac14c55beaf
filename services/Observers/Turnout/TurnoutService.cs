using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Turnout;

/// <summary>Voters that observers counted, compared with the official turnout.</summary>
public sealed partial class TurnoutService(
    LedgerWriter ledger, Database database, LawBook<ObserversLaw> law, JurisdictionCatalog jurisdictions, OfficialProtocols official)
    : V1.TurnoutService.TurnoutServiceBase
{
    /// <summary>A comparison as a caller may see it, and what was left out.</summary>
    private (TurnoutComparison Comparison, IReadOnlyList<Withheld> Withheld) Show(Session session, ComparisonRow row, Caller caller)
    {
        var rules = law.On(session, row.Jurisdiction, ledger.Today).Rules.Disclosure;
        var comparison = row.ToProto();
        var withheld = DisclosureRules.Stations(caller, row.MissionId, row.Jurisdiction, rules);
        if (withheld.Count > 0)
            (comparison.LargestPointsPrecinct, comparison.LargestRelativePrecinct) = ("", "");
        return (comparison, withheld);
    }
}
