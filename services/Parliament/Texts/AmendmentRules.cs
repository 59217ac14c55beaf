using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Texts;

/// <summary>What is known of an amendment.</summary>
internal sealed record AmendmentFacts(string Id, AmendmentState State, string ProposedOn);

/// <summary>What may become of an amendment.</summary>
internal static class AmendmentRules
{
    /// <summary>What each act makes of an amendment in each state.</summary>
    public static Lifecycle<AmendmentState, AmendmentAct> Lifecycle { get; } = new(
        "parliament.amendments.open",
        (AmendmentState.Unspecified, AmendmentAct.Table, AmendmentState.Tabled),
        (AmendmentState.Tabled, AmendmentAct.Withdraw, AmendmentState.Withdrawn),
        (AmendmentState.Tabled, AmendmentAct.Adopt, AmendmentState.Adopted),
        (AmendmentState.Tabled, AmendmentAct.Reject, AmendmentState.Rejected),
        (AmendmentState.Tabled, AmendmentAct.Lapse, AmendmentState.Lapsed));

    /// <summary>
    /// May this happen to an amendment on a day? Its state allows it, it was proposed by then, and the vote that is named was on it and
    /// came out so. Nothing is decided by a vote that is withdrawn or lapses.
    /// </summary>
    public static IEnumerable<Finding> MayDecide(AmendmentFacts amendment, AmendmentAct act, VoteRow? vote, string day)
    {
        var evidence = $"amendments/{amendment.Id}";
        yield return Lifecycle.MayHappen(amendment.State, act, evidence);
        yield return Findings.Make("parliament.amendments.after_proposal", null, "", Findings.Date(amendment.ProposedOn), Findings.Date(day),
            Findings.Met(BillRules.IsInOrder(amendment.ProposedOn, day)), evidence);
        if (vote is null)
            yield break;
        yield return Findings.Make("parliament.amendments.vote_on_it", null, vote.Id, Findings.Text(amendment.Id), vote.AmendmentId.Length == 0 ? null : Findings.Text(vote.AmendmentId),
            Findings.Met(string.Equals(vote.AmendmentId, amendment.Id, StringComparison.Ordinal)), $"votes/{vote.Id}");
        yield return Findings.Make("parliament.amendments.vote_result", null, vote.Id, Findings.Text(Needed(act)), Findings.Text(vote.Result),
            Findings.Met(string.Equals(Needed(act), vote.Result, StringComparison.Ordinal)), $"votes/{vote.Id}");
        yield return Findings.Make("parliament.amendments.after_vote", null, vote.Id, Findings.Date(vote.HeldOn), Findings.Date(day),
            Findings.Met(BillRules.IsInOrder(vote.HeldOn, day)), $"votes/{vote.Id}");
    }

    private static string Needed(AmendmentAct act) => act switch
    {
        AmendmentAct.Adopt => EnumText.Of(VoteResult.Passed),
        AmendmentAct.Reject => EnumText.Of(VoteResult.Failed),
        _ => "NONE",
    };
}
