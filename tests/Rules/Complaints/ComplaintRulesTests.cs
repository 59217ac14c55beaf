using Saylau.Common.V1;
using Saylau.Elections.Complaints;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Complaints;

public sealed class ComplaintRulesTests
{
    [Theory]
    [InlineData(null, ComplaintState.Filed)]
    [InlineData(ComplaintOutcome.Upheld, ComplaintState.Upheld)]
    [InlineData(ComplaintOutcome.Rejected, ComplaintState.Rejected)]
    [InlineData(ComplaintOutcome.NotConsidered, ComplaintState.NotConsidered)]
    public void Every_outcome_leads_to_the_state_of_its_name(ComplaintOutcome? outcome, ComplaintState state)
    {
        Assert.Equal(state, ComplaintRules.StateAfter(outcome));
        // What lists filter by: the database compares the words.
        Assert.Equal(outcome?.ToString() ?? "Filed", state.ToString());
    }

    [Theory]
    [InlineData(ComplaintState.Filed, "2011-04-03")]
    [InlineData(ComplaintState.Filed, "2011-04-02", "elections.complaints.after_filing")]
    [InlineData(ComplaintState.Upheld, "2011-04-03", "elections.complaints.open")]
    [InlineData(ComplaintState.Rejected, "2011-04-03", "elections.complaints.open")]
    [InlineData(ComplaintState.NotConsidered, "2011-04-03", "elections.complaints.open")]
    public void A_complaint_is_decided_once_and_not_before_it_is_filed(ComplaintState state, string day, params string[] violated) =>
        Assert.Equal(violated, ComplaintRules.MayDecide("a-complaint", state, "2011-04-03", day)
            .Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule));

    [Theory]
    [InlineData(0u, 0u, Outcome.Satisfied)]
    [InlineData(0u, 1u, Outcome.Warning)]
    [InlineData(2u, 1u, Outcome.Warning)]
    public void A_report_that_counts_otherwise_is_worth_attention_and_violates_nothing(uint reported, uint registered, Outcome outcome) =>
        Assert.Equal(outcome, ComplaintRules.MatchesRegister("an-election", reported, registered).Outcome);
}
