using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Procedures;

/// <summary>What the routes of a procedure ask for, against the facts of a bill.</summary>
internal static class RouteConditionRules
{
    /// <summary>Whether everything is met that a route asks for.</summary>
    public static bool IsOpen(ProcedureRoute route, BillFacts bill, string day, ParliamentLaw law) =>
        route.Conditions.SelectMany(condition => Judge(condition, bill, day, law)).All(finding => finding.Outcome is not (Outcome.Violated or Outcome.Undetermined));

    /// <summary>One condition: a finding, or one for each chamber that must have voted.</summary>
    public static IEnumerable<Finding> Judge(RouteCondition condition, BillFacts bill, string day, ParliamentLaw law) => condition.Kind switch
    {
        ConditionKind.VotePassed => VoteRules.HasPassed(bill.Kind, condition.Matter, bill.Votes, law, condition.ChamberId),
        ConditionKind.VoteFailed => [HasFailed(condition, bill)],
        ConditionKind.CommitteeReport => [HasReport(condition, bill)],
        ConditionKind.DaysAtLeast or ConditionKind.DaysAtMost => [Days(condition, bill, day)],
        ConditionKind.WasAt or ConditionKind.NeverAt => [WasAt(condition, bill)],
        ConditionKind.Initiator => [IsBy(condition, bill)],
        ConditionKind.Review => [IsReviewed(condition, bill)],
        ConditionKind.JointSitting => [Make(condition, Findings.Count(1), Findings.Count((uint)bill.JointSittings.Count), Findings.Met(bill.JointSittings.Count > 0),
            [.. bill.JointSittings.Select(sitting => $"sittings/{sitting}")])],
        ConditionKind.AmendmentsDecided => [Make(condition, Findings.Count(0), Findings.Count((uint)bill.OpenAmendments.Count), Findings.Met(bill.OpenAmendments.Count == 0),
            [.. bill.OpenAmendments.Select(amendment => $"amendments/{amendment}")])],
        ConditionKind.Effective => [IsEffective(condition, bill, day)],
        _ => [Make(condition, null, null, Outcome.Undetermined)],
    };

    private static Finding HasFailed(RouteCondition condition, BillFacts bill)
    {
        var latest = bill.Votes.Where(vote => string.Equals(vote.Matter, EnumText.Of(condition.Matter), StringComparison.Ordinal))
            .GroupBy(vote => vote.ChamberId, StringComparer.Ordinal).Select(votes => votes.Last()).ToList();
        var failed = latest.Find(vote => vote.Result is "FAILED");
        return Make(condition, Findings.Text("FAILED"), latest.Count == 0 ? null : Findings.Text((failed ?? latest[^1]).Result), Findings.Met(failed is not null),
            failed is null ? [] : [$"votes/{failed.Id}"]);
    }

    private static Finding HasReport(RouteCondition condition, BillFacts bill)
    {
        var reports = bill.Reports.Where(report => condition.ChamberId.Length == 0 || string.Equals(report.ChamberId, condition.ChamberId, StringComparison.Ordinal)).ToList();
        return Make(condition, Findings.Count(1), Findings.Count((uint)reports.Count), Findings.Met(reports.Count > 0), [.. reports.Select(report => $"committee_reports/{report.Id}")]);
    }

    // A bill that never was at the step has no day to count from.
    private static Finding Days(RouteCondition condition, BillFacts bill, string day)
    {
        var elapsed = bill.LastAt(condition.StepId) is { } step ? PaceRules.ElapsedDays(step.On, day) : null;
        return Make(condition, Findings.Count(condition.Days), elapsed is { } days ? Findings.Count(days) : null,
            elapsed is not { } known ? Outcome.Undetermined : Findings.Met(condition.Kind is ConditionKind.DaysAtLeast ? known >= condition.Days : known <= condition.Days));
    }

    private static Finding WasAt(RouteCondition condition, BillFacts bill)
    {
        var was = bill.LastAt(condition.StepId) is not null;
        return Make(condition, Findings.Text(condition.Kind is ConditionKind.WasAt ? "WAS_AT" : "NEVER_AT"), Findings.Text(was ? "WAS_AT" : "NEVER_AT"),
            Findings.Met(was == condition.Kind is ConditionKind.WasAt));
    }

    private static Finding IsBy(RouteCondition condition, BillFacts bill)
    {
        var unknown = bill.Initiator is InitiatorKind.Unspecified;
        return Make(condition, Findings.Text(string.Join(", ", condition.Initiators.Select(EnumText.Of))), unknown ? null : Findings.Text(EnumText.Of(bill.Initiator)),
            unknown ? Outcome.Undetermined : Findings.Met(condition.Initiators.Contains(bill.Initiator)));
    }

    // A review that came before the bill was sent to it was one of another text.
    private static Finding IsReviewed(RouteCondition condition, BillFacts bill)
    {
        var sentOn = bill.Steps.LastOrDefault(step => step.Stage is BillStage.SentForReview)?.On ?? "";
        var review = bill.Reviews.LastOrDefault(review => BillRules.IsInOrder(sentOn, review.On));
        return Make(condition, Findings.Text(string.Join(", ", condition.Conclusions.Select(EnumText.Of))), review is null ? null : Findings.Text(review.Conclusion),
            review is null ? Outcome.Undetermined : Findings.Met(condition.Conclusions.Contains(EnumText.Parse<ReviewConclusion>(review.Conclusion))),
            review is null ? [] : [$"constitutional_reviews/{review.Id}"]);
    }

    private static Finding IsEffective(RouteCondition condition, BillFacts bill, string day) =>
        Make(condition, bill.EffectiveFrom.Length == 0 ? null : Findings.Date(bill.EffectiveFrom), Findings.Date(day),
            bill.EffectiveFrom.Length == 0 ? Outcome.Undetermined : Findings.Met(BillRules.IsInOrder(bill.EffectiveFrom, day)));

    private static Finding Make(RouteCondition condition, Measure? required, Measure? actual, Outcome outcome, params string[] evidence) =>
        Findings.Make(condition.Rule, condition.Citation, SubjectOf(condition), required, actual, outcome, evidence);

    private static string SubjectOf(RouteCondition condition) =>
        condition.StepId.Length > 0 ? condition.StepId : condition.ChamberId;
}
