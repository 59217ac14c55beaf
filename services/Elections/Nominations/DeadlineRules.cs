using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

/// <summary>How long what happens to a nomination may take.</summary>
internal static class DeadlineRules
{
    /// <summary>Does this come within the days that the law gives it, from what happened last? Nothing where it gives none.</summary>
    /// <param name="candidateId">The candidate.</param>
    /// <param name="from">Where the candidate stands.</param>
    /// <param name="act">What would happen.</param>
    /// <param name="since">When the candidate came to stand there: a day, month or year.</param>
    /// <param name="on">The day it would happen.</param>
    /// <param name="law">The law of that day.</param>
    public static IEnumerable<Finding> InTime(string candidateId, CandidateState from, CandidateAct act, string since, DateOnly on, NominationLaw law)
    {
        if (Limit(from, act, law) is { } limit)
            yield return limit.Against((uint)Math.Max(0, on.DayNumber - LastDay(since).DayNumber), candidateId, $"candidates/{candidateId}");
    }

    /// <summary>What is too late does not happen, where it is for the candidate to do. A commission that is late decides all the same, and the finding stays beside it.</summary>
    public static bool Binds(CandidateAct act) => act is CandidateAct.Resubmit or CandidateAct.Appeal;

    private static MaximumRule? Limit(CandidateState from, CandidateAct act, NominationLaw law) => (from, act) switch
    {
        (CandidateState.Returned, CandidateAct.Resubmit) => law.CureDays,
        (CandidateState.Refused, CandidateAct.Appeal) => law.AppealDays,
        (CandidateState.Nominated, CandidateAct.Register or CandidateAct.Refuse or CandidateAct.Return) => law.DecisionDays,
        _ => null,
    };

    // Of a month or a year the last day counts: nobody is late whom the record does not show to be.
    private static DateOnly LastDay(string partialDate) => partialDate.Length switch
    {
        4 => TextFormats.FirstDay(partialDate).AddYears(1).AddDays(-1),
        7 => TextFormats.FirstDay(partialDate).AddMonths(1).AddDays(-1),
        _ => TextFormats.FirstDay(partialDate),
    };
}
