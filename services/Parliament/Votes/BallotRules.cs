using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Votes;

/// <summary>What the ballots of a vote must be, and what they count to.</summary>
internal static class BallotRules
{
    /// <summary>The counts that follow from ballots: by roll call, everybody is accounted for.</summary>
    public static VoteCounts Count(IReadOnlyCollection<BallotChoice> choices)
    {
        uint Of(BallotChoice choice) => (uint)choices.Count(cast => cast == choice);
        var (yes, no, abstained) = (Of(BallotChoice.For), Of(BallotChoice.Against), Of(BallotChoice.Abstained));
        return new(yes, no, abstained, Of(BallotChoice.Absent), yes + no + abstained + Of(BallotChoice.NotVoting), Of(BallotChoice.Excused));
    }

    /// <summary>May ballots be entered? Nobody is named in a secret vote, and each is a member's; members without one are a warning.</summary>
    public static IEnumerable<Finding> MayName(
        VoteMethod method, IReadOnlyCollection<string> voters, IReadOnlyCollection<string> members, string chamberId, ParliamentLaw law)
    {
        var missing = members.Except(voters, StringComparer.Ordinal).Count();
        yield return Findings.Make("parliament.votes.named", law.Bills.Procedure, "", null, Findings.Text(EnumText.Of(method)), Findings.Met(method is not VoteMethod.Secret));
        yield return AreMembers(voters, members, chamberId, law);
        yield return Findings.Make("parliament.votes.everybody", CitationOf(chamberId, law), chamberId, Findings.Count(0), Findings.Count((uint)missing),
            missing == 0 ? Outcome.Satisfied : Outcome.Warning);
    }

    /// <summary>Is each who voted a member on the day of the vote?</summary>
    public static Finding AreMembers(IReadOnlyCollection<string> voters, IReadOnlyCollection<string> members, string chamberId, ParliamentLaw law)
    {
        var strangers = voters.Except(members, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Findings.Make("parliament.votes.members", CitationOf(chamberId, law), string.Join(", ", strangers.Take(10)), Findings.Count((uint)voters.Count),
            Findings.Count((uint)(voters.Count - strangers.Count)), Findings.Met(strangers.Count == 0));
    }

    /// <summary>
    /// May a vote be corrected on a day? Not before it was held. A correction that comes late, or that turns a result after the bill
    /// went on from it, is a warning: what was done stays done, and is seen to rest on what was wrong.
    /// </summary>
    public static IEnumerable<Finding> MayCorrect(VoteRow vote, VoteResult result, bool billWentOn, string day, ParliamentLaw law)
    {
        yield return Findings.Make("parliament.votes.after_vote", null, "", Findings.Date(vote.HeldOn), Findings.Date(day),
            Findings.Met(BillRules.IsInOrder(vote.HeldOn, day)), $"votes/{vote.Id}");
        if (law.Voting?.CorrectionDays is { } days)
        {
            var finding = days.Against(PaceRules.ElapsedDays(vote.HeldOn, day), vote.Id);
            finding.Outcome = finding.Outcome is Outcome.Satisfied ? Outcome.Satisfied : Outcome.Warning;
            yield return finding;
        }

        var turned = !string.Equals(EnumText.Of(result), vote.Result, StringComparison.Ordinal);
        yield return Findings.Make("parliament.votes.relied_on", null, vote.BillId, Findings.Text(vote.Result), Findings.Text(EnumText.Of(result)),
            turned && billWentOn ? Outcome.Warning : Outcome.Satisfied, $"votes/{vote.Id}");
    }

    private static Citation CitationOf(string chamberId, ParliamentLaw law) =>
        ChamberRules.CitationOf(ChamberRules.Of(law, chamberId)) ?? law.Bills.Procedure;
}
