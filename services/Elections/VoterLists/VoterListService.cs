using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

/// <summary>Lists of voters: their versions, their display, and what was corrected in them.</summary>
public sealed partial class VoterListService(LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law)
    : V1.VoterListService.VoterListServiceBase
{
    /// <summary>Whether a version was displayed as the law of the display asks; the law of another day where it has no date.</summary>
    private IEnumerable<Finding> Judge(Session session, VoterListVersion version, string jurisdiction, DateOnly otherwise)
    {
        if (!VoterListRules.IsDisplay(version))
            return [];
        var day = version.DisplayedFrom.Length > 0 ? TextFormats.FirstDay(version.DisplayedFrom) : otherwise;
        var inForce = law.On(session, jurisdiction, day);
        return inForce.Judge([VoterListRules.LongEnough(version, inForce.Rules.VoterLists)]);
    }
}
