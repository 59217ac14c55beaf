using Saylau.Common.V1;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Nominations;

public sealed class DeadlineRulesTests
{
    private static readonly NominationLaw Law = new()
    {
        CureDays = new() { Rule = "cure", Maximum = 3 },
        AppealDays = new() { Rule = "appeal", Maximum = 5 },
        DecisionDays = new() { Rule = "decision", Maximum = 20 },
    };

    [Theory]
    [InlineData(CandidateState.Returned, CandidateAct.Resubmit, "2011-03-01", "2011-03-04", "cure", Outcome.Satisfied)]
    [InlineData(CandidateState.Returned, CandidateAct.Resubmit, "2011-03-01", "2011-03-05", "cure", Outcome.Violated)]
    [InlineData(CandidateState.Refused, CandidateAct.Appeal, "2011-03-01", "2011-03-06", "appeal", Outcome.Satisfied)]
    [InlineData(CandidateState.Refused, CandidateAct.Appeal, "2011-03-01", "2011-03-07", "appeal", Outcome.Violated)]
    [InlineData(CandidateState.Refused, CandidateAct.Appeal, "2011-03", "2011-04-05", "appeal", Outcome.Satisfied)]
    [InlineData(CandidateState.Refused, CandidateAct.Appeal, "2011-03", "2011-04-06", "appeal", Outcome.Violated)]
    [InlineData(CandidateState.Refused, CandidateAct.Appeal, "2010", "2011-01-06", "appeal", Outcome.Violated)]
    [InlineData(CandidateState.Nominated, CandidateAct.Register, "2011-03-01", "2011-03-21", "decision", Outcome.Satisfied)]
    [InlineData(CandidateState.Nominated, CandidateAct.Refuse, "2011-03-01", "2011-03-22", "decision", Outcome.Violated)]
    [InlineData(CandidateState.Nominated, CandidateAct.Return, "2011-03-01", "2011-03-22", "decision", Outcome.Violated)]
    public void Days_are_counted_from_what_happened_last(CandidateState from, CandidateAct act, string since, string on, string rule, Outcome expected)
    {
        var finding = Assert.Single(InTime(from, act, since, on, Law));

        Assert.Equal((rule, expected), (finding.Rule, finding.Outcome));
    }

    [Theory]
    [InlineData(CandidateState.Returned, CandidateAct.Refuse)]
    [InlineData(CandidateState.Nominated, CandidateAct.Withdraw)]
    [InlineData(CandidateState.Appealed, CandidateAct.Uphold)]
    public void Nothing_else_has_a_deadline(CandidateState from, CandidateAct act) => Assert.Empty(InTime(from, act, "2011-03-01", "2012-03-01", Law));

    [Fact]
    public void A_law_that_is_silent_sets_none() => Assert.Empty(InTime(CandidateState.Refused, CandidateAct.Appeal, "2011-03-01", "2012-03-01", new()));

    [Fact]
    public void What_is_late_is_refused_to_candidates_and_noted_of_commissions() =>
        Assert.Equal([CandidateAct.Resubmit, CandidateAct.Appeal], Enum.GetValues<CandidateAct>().Where(DeadlineRules.Binds).Order());

    private static Finding[] InTime(CandidateState from, CandidateAct act, string since, string on, NominationLaw law) =>
        [.. DeadlineRules.InTime("one", from, act, since, DateOnly.Parse(on, null), law)];
}
