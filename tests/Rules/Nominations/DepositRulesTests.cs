using Saylau.Common.V1;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Nominations;

public sealed class DepositRulesTests
{
    private static readonly DepositFacts Beaten = new()
    {
        CandidateId = "one",
        ElectionId = "election",
        ElectionState = "CERTIFIED",
        Died = false,
        OnBallot = true,
        Elected = false,
        Votes = 49_999,
        Whole = 1_000_000,
    };

    [Theory]
    [InlineData(50_000u, Outcome.Satisfied, Outcome.Violated)]
    [InlineData(49_999u, Outcome.Violated, Outcome.Satisfied)]
    public void It_is_given_back_from_five_in_a_hundred_votes_on(uint votes, Outcome refund, Outcome forfeit)
    {
        Assert.Equal(refund, Decide(Beaten with { Votes = votes }, DepositOutcome.Refunded)[1].Outcome);
        Assert.Equal(forfeit, Decide(Beaten with { Votes = votes }, DepositOutcome.Forfeited)[1].Outcome);
    }

    [Fact]
    public void It_is_given_back_to_whom_was_elected_and_to_the_heirs_of_whom_died()
    {
        Assert.Equal((Outcome.Satisfied, "ELECTED"), Said(Decide(Beaten with { Elected = true }, DepositOutcome.Refunded)[1]));
        Assert.Equal((Outcome.Satisfied, "DECEASED"), Said(Decide(Beaten with { Died = true, ElectionState = "CALLED" }, DepositOutcome.Refunded)[1]));
        Assert.Equal((Outcome.Violated, "DECEASED"), Said(Decide(Beaten with { Died = true }, DepositOutcome.Forfeited)[1]));
    }

    [Theory]
    [InlineData("CERTIFIED", false, true, Outcome.Satisfied)]
    [InlineData("CALLED", false, true, Outcome.Violated)]
    [InlineData("CALLED", true, true, Outcome.NotApplicable)]
    [InlineData("CALLED", false, false, Outcome.NotApplicable)]
    public void It_waits_for_the_result_of_whom_it_concerns(string state, bool died, bool onBallot, Outcome expected) =>
        Assert.Equal(expected, Decide(Beaten with { ElectionState = state, Died = died, OnBallot = onBallot }, DepositOutcome.Refunded)[0].Outcome);

    [Fact]
    public void Where_the_law_or_the_record_is_silent_it_is_said_so()
    {
        Assert.Equal(Outcome.Undetermined, Decide(Beaten with { Whole = 0 }, DepositOutcome.Refunded)[1].Outcome);
        Assert.Equal(Outcome.NotApplicable, Decide(Beaten with { OnBallot = false }, DepositOutcome.Forfeited)[1].Outcome);
        var silent = new DepositRule { Rule = "deposit", MinimumWages = 1, MinimumWage = 1 };
        Assert.Equal(Outcome.NotApplicable, DepositRules.MayDecide(Beaten, DepositOutcome.Forfeited, silent).Last().Outcome);
    }

    private static (Outcome Outcome, string Actual) Said(Finding finding) => (finding.Outcome, finding.Actual.Text);

    private static Finding[] Decide(DepositFacts facts, DepositOutcome outcome) =>
        [.. DepositRules.MayDecide(facts, outcome, ElectionLaws.Before.Nominations.Deposit)];
}
