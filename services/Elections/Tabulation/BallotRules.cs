using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Tabulation;

/// <summary>What a ballot may offer besides candidates.</summary>
internal static class BallotRules
{
    /// <summary>
    /// May a ballot offer options of these kinds? A referendum asks for one yes and one no; any other election may offer one
    /// vote against all. The election is still to come.
    /// </summary>
    public static IEnumerable<Finding> MayOffer(ElectionKind election, ElectionState state, string votingOn, string day, IReadOnlyCollection<ChoiceKind> kinds)
    {
        yield return Findings.Make("elections.ballot.state", null, "", Findings.Text("SCHEDULED, CALLED"), Findings.Text(EnumText.Of(state)),
            Findings.Met(state is ElectionState.Scheduled or ElectionState.Called));
        yield return Findings.Make("elections.ballot.before_voting", null, "", Findings.Date(votingOn), Findings.Date(day), Findings.Met(!CalendarRules.IsBefore(votingOn, day)));
        var referendum = election is ElectionKind.Referendum;
        foreach (var kind in new[] { ChoiceKind.Yes, ChoiceKind.No })
            yield return Number(kind, kinds, referendum ? 1u : 0u);
        yield return Number(ChoiceKind.AgainstAll, kinds, referendum ? 0u : 1u);
        yield return Number(ChoiceKind.Candidate, kinds, 0);
    }

    private static Finding Number(ChoiceKind kind, IReadOnlyCollection<ChoiceKind> kinds, uint required)
    {
        var count = kinds.Count(other => other == kind);
        return Findings.Make("elections.ballot.options", null, EnumText.Of(kind), Findings.Count(required), Findings.Count((uint)count), Findings.Met(count == required));
    }
}
