using System.Collections.Frozen;
using Saylau.Common.V1;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Bills;

/// <summary>The common way of a bill, which it goes where the law describes no procedure; and what it takes to be enacted.</summary>
internal static class BillRules
{
    /// <summary>Where a bill may go from each stage. A stage is skipped only where this table skips it.</summary>
    public static readonly FrozenDictionary<BillStage, BillStage[]> Next = new Dictionary<BillStage, BillStage[]>
    {
        [BillStage.Introduced] = [BillStage.Committee, BillStage.FirstReading, BillStage.Withdrawn],
        [BillStage.Committee] = [BillStage.FirstReading, BillStage.SecondReading, BillStage.Withdrawn],
        [BillStage.FirstReading] = [BillStage.SecondReading, BillStage.Committee, BillStage.Passed, BillStage.Rejected, BillStage.Withdrawn],
        [BillStage.SecondReading] = [BillStage.Passed, BillStage.Committee, BillStage.Rejected, BillStage.Withdrawn],
        [BillStage.Passed] = [BillStage.SentForReview, BillStage.Signed, BillStage.RejectedByPresident],
        [BillStage.SentForReview] = [BillStage.Reviewed, BillStage.Unconstitutional],
        [BillStage.Reviewed] = [BillStage.Signed, BillStage.RejectedByPresident],
        [BillStage.RejectedByPresident] = [BillStage.Overridden],
        // Whoever may ask for a review may ask for it after an override as well.
        [BillStage.Overridden] = [BillStage.SentForReview, BillStage.Signed, BillStage.Enacted],
        [BillStage.Signed] = [BillStage.Enacted],
    }.ToFrozenDictionary();

    /// <summary>May the bill be enacted? Its procedure leads there, no step goes back in time, and every vote that it needs has passed.</summary>
    public static IEnumerable<Finding> MayEnact(BillFacts bill, string day, ProcedureLaw procedure, ParliamentLaw law)
    {
        var asked = new StepAsked(BillStage.Enacted);
        var route = ProcedureRules.RouteTo(bill, asked, day, procedure, law);
        yield return ProcedureRules.HasRoute(bill, asked, route, procedure);
        yield return InOrder(bill.LastStepOn, day, procedure.Citation);
        var overridden = bill.Steps.Any(step => step.Stage is BillStage.Overridden);
        foreach (var matter in overridden ? [VoteMatter.Passage, VoteMatter.Override] : new[] { VoteMatter.Passage })
        {
            foreach (var finding in VoteRules.HasPassed(bill.Kind, matter, bill.Votes, law))
                yield return finding;
        }

        foreach (var condition in route?.Conditions.AsEnumerable() ?? [])
        {
            foreach (var finding in RouteConditionRules.Judge(condition, bill, day, law))
                yield return finding;
        }
    }

    /// <summary>Who moves a bill to a stage: signing and rejecting are the president's, all else is parliament's.</summary>
    public static Role ActorOf(BillStage stage) =>
        stage is BillStage.Signed or BillStage.RejectedByPresident ? Role.PresidentOffice : Role.ParliamentSecretariat;

    /// <summary>No step goes back in time.</summary>
    public static Finding InOrder(string lastStepOn, string day, Citation? citation) => Findings.Make(
        "parliament.bills.in_order", citation, "", Findings.Date(lastStepOn), Findings.Date(day), Findings.Met(IsInOrder(lastStepOn, day)));

    /// <summary>Whether one day is not before another. Dates that lack their day are compared as far as both go.</summary>
    public static bool IsInOrder(string earlier, string later) =>
        string.CompareOrdinal(earlier, 0, later, 0, Math.Min(earlier.Length, later.Length)) <= 0;
}
