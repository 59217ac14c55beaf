using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Parliament.Votes;

namespace Saylau.Tests.Rules.Parliament;

public sealed class BallotRulesTests
{
    [Fact]
    public void Counts_follow_from_ballots() => Assert.Equal(new VoteCounts(3, 2, 1, 2, 7, 1), BallotRules.Count(
    [
        BallotChoice.For, BallotChoice.For, BallotChoice.For, BallotChoice.Against, BallotChoice.Against, BallotChoice.Abstained,
        BallotChoice.NotVoting, BallotChoice.Absent, BallotChoice.Absent, BallotChoice.Excused,
    ]));

    [Theory]
    [InlineData(VoteMethod.RollCall, "anders birch")]
    [InlineData(VoteMethod.Open, "anders birch cole")]
    [InlineData(VoteMethod.Secret, "anders birch", "parliament.votes.named")]
    [InlineData(VoteMethod.RollCall, "anders nobody", "parliament.votes.members")]
    public void Only_members_are_named_and_nobody_in_a_secret_vote(VoteMethod method, string voters, params string[] violated)
    {
        var findings = BallotRules.MayName(method, voters.Split(' '), ["anders", "birch", "cole"], "kz-senate", ParliamentLaws.Kz).ToArray();

        Assert.Equal(violated, ParliamentLaws.Unmet(findings));
        Assert.Equal(voters is "anders birch cole" ? Outcome.Satisfied : Outcome.Warning, ParliamentLaws.Of("parliament.votes.everybody", findings));
    }

    [Theory]
    [InlineData("2011-02-02", VoteResult.Passed, false, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("2011-02-12", VoteResult.Failed, false, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("2011-02-13", VoteResult.Passed, true, Outcome.Warning, Outcome.Satisfied)]
    [InlineData("2011-02-03", VoteResult.Failed, true, Outcome.Satisfied, Outcome.Warning)]
    public void A_correction_that_is_late_or_takes_a_ground_away_is_a_warning(string day, VoteResult result, bool wentOn, Outcome late, Outcome relied)
    {
        var law = ParliamentLaws.Kz;
        law.Voting.CorrectionDays = new() { Rule = "days", Maximum = 10, Citation = new() { Text = "Standing orders" } };

        var findings = BallotRules.MayCorrect(VoteRulesTests.Vote("kz-senate", "PASSED"), result, wentOn, day, law).ToArray();

        Assert.Empty(ParliamentLaws.Unmet(findings));
        Assert.Equal((late, relied), (ParliamentLaws.Of("days", findings), ParliamentLaws.Of("parliament.votes.relied_on", findings)));
    }

    [Fact]
    public void Nothing_is_corrected_before_it_was_held() => Assert.Equal(["parliament.votes.after_vote"], ParliamentLaws.Unmet(
        BallotRules.MayCorrect(VoteRulesTests.Vote("kz-senate", "PASSED"), VoteResult.Passed, false, "2011-02-01", ParliamentLaws.Kz)));
}
