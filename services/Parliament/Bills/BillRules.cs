using System.Collections.Frozen;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Bills;

/// <summary>The way of a bill: from which stage it may go to which, and what it takes to be enacted.</summary>
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

    /// <summary>May the bill move on? The table has the step, no step goes back in time, and enacting is an act of its own.</summary>
    public static IEnumerable<Finding> MayAdvance(BillStage from, BillStage to, string lastStepOn, string day, BillLaw law)
    {
        yield return Step(from, to, law);
        yield return InOrder(lastStepOn, day, law);
        yield return Findings.Make("parliament.bills.not_by_enactment", law.Procedure, "", null, Findings.Text(EnumText.Of(to)),
            Findings.Met(to is not BillStage.Enacted));
    }

    /// <summary>The votes that must have passed before a bill reaches a stage; null where none must.</summary>
    public static VoteMatter? VotesNeeded(BillKind kind, BillStage stage) => (kind, stage) switch
    {
        (_, BillStage.Passed) => VoteMatter.Passage,
        (_, BillStage.Overridden) => VoteMatter.Override,
        _ => null,
    };

    /// <summary>May the bill be enacted? Its stage allows it, no step goes back in time, and every vote that it needs has passed.</summary>
    public static IEnumerable<Finding> MayEnact(
        BillKind kind, BillStage stage, bool wasOverridden, string lastStepOn, string day, IReadOnlyList<VoteRow> votes, ParliamentLaw law)
    {
        yield return Step(stage, BillStage.Enacted, law.Bills);
        yield return InOrder(lastStepOn, day, law.Bills);
        foreach (var matter in wasOverridden ? [VoteMatter.Passage, VoteMatter.Override] : new[] { VoteMatter.Passage })
        {
            foreach (var finding in VoteRules.HasPassed(kind, matter, votes, law))
                yield return finding;
        }
    }

    /// <summary>Who moves a bill to a stage: signing and rejecting are the president's, all else is parliament's.</summary>
    public static Role ActorOf(BillStage stage) =>
        stage is BillStage.Signed or BillStage.RejectedByPresident ? Role.PresidentOffice : Role.ParliamentSecretariat;

    private static Finding Step(BillStage from, BillStage to, BillLaw law)
    {
        var next = Next.GetValueOrDefault(from, []);
        return Findings.Make("parliament.bills.next_stage", law.Procedure, EnumText.Of(from),
            Findings.Text(next.Length == 0 ? "NONE" : string.Join(", ", next.Select(EnumText.Of))), Findings.Text(EnumText.Of(to)), Findings.Met(next.Contains(to)));
    }

    // Dates that lack their day are compared as far as both go.
    private static Finding InOrder(string lastStepOn, string day, BillLaw law)
    {
        var known = Math.Min(lastStepOn.Length, day.Length);
        return Findings.Make("parliament.bills.in_order", law.Procedure, "", Findings.Date(lastStepOn), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(lastStepOn, 0, day, 0, known) <= 0));
    }
}
