using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.VoterLists;

/// <summary>What may become of a pair of entries that a search found.</summary>
internal static class DuplicateRules
{
    /// <summary>What each act makes of a pair in each state.</summary>
    public static Lifecycle<DuplicateReviewState, DuplicateReviewAct> Lifecycle { get; } = new(
        "elections.voter_lists.duplicate_state",
        (DuplicateReviewState.Unspecified, DuplicateReviewAct.Find, DuplicateReviewState.Pending),
        (DuplicateReviewState.Pending, DuplicateReviewAct.Confirm, DuplicateReviewState.SamePerson),
        (DuplicateReviewState.Pending, DuplicateReviewAct.Dismiss, DuplicateReviewState.DifferentPersons),
        (DuplicateReviewState.Pending, DuplicateReviewAct.Doubt, DuplicateReviewState.Unsure),
        (DuplicateReviewState.Unsure, DuplicateReviewAct.Confirm, DuplicateReviewState.SamePerson),
        (DuplicateReviewState.Unsure, DuplicateReviewAct.Dismiss, DuplicateReviewState.DifferentPersons));

    /// <summary>May this happen to a pair in this state?</summary>
    public static Finding MayHappen(string candidateId, DuplicateReviewState from, DuplicateReviewAct act) =>
        Lifecycle.MayHappen(from, act, $"voterDuplicates/{candidateId}");

    /// <summary>How a review moves the figures of the station.</summary>
    public static IEnumerable<(string PrecinctId, VoterListMeasure Measure, int By)> Moves(string precinctId, DuplicateReviewState from, DuplicateReviewAct act)
    {
        if (from is DuplicateReviewState.Pending)
            yield return (precinctId, VoterListMeasure.DuplicatesToReview, -1);
        if (act is DuplicateReviewAct.Confirm)
            yield return (precinctId, VoterListMeasure.DuplicatesConfirmed, 1);
    }
}
