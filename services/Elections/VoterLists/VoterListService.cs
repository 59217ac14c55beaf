using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

/// <summary>Lists of voters: their entries, their versions, their display, and what was corrected in them.</summary>
public sealed partial class VoterListService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, Commitments commitments, Seals seals)
    : V1.VoterListService.VoterListServiceBase
{
    private readonly VoterIdentities identities = new(commitments, seals);

    /// <summary>Whether a version was displayed as the law of the display asks; the law of another day where it has no date.</summary>
    private IEnumerable<Finding> Judge(Session session, VoterListVersion version, string jurisdiction, DateOnly otherwise)
    {
        if (!VoterListRules.IsDisplay(version))
            return [];
        var day = version.DisplayedFrom.Length > 0 ? TextFormats.FirstDay(version.DisplayedFrom) : otherwise;
        var inForce = law.On(session, jurisdiction, day);
        return inForce.Judge([VoterListRules.LongEnough(version, inForce.Rules.VoterLists)]);
    }

    /// <summary>The station's own commission, its region's or the country's.</summary>
    private static void RequireCommission(Call call, PrecinctRow precinct)
    {
        if (call.IsSettled)
            return;
        if (call.Caller.Has(Role.RegionalCommission, precinct.Region))
            call.RequireScope(Role.RegionalCommission, precinct.Region);
        else
            call.RequireScope(precinct.Jurisdiction);
    }

    /// <summary>The list to be written to by the commission of its country.</summary>
    private static VoterRollRow Own(LedgerTransaction tx, string electionId)
    {
        var roll = VoterRollRow.Require(tx, electionId);
        tx.Call.RequireScope(roll.Jurisdiction);
        tx.Concerns(roll.Jurisdiction);
        return roll;
    }
}
