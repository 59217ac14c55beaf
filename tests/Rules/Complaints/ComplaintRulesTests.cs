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
        Assert.Equal(violated, ComplaintRules.MayHappen("a-complaint", state, ComplaintAct.Reject, "2011-04-03", day)
            .Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule));

    [Theory]
    [InlineData(0u, 0u, Outcome.Satisfied)]
    [InlineData(0u, 1u, Outcome.Warning)]
    [InlineData(2u, 1u, Outcome.Warning)]
    public void A_report_that_counts_otherwise_is_worth_attention_and_violates_nothing(uint reported, uint registered, Outcome outcome) =>
        Assert.Equal(outcome, ComplaintRules.MatchesRegister("an-election", reported, registered).Outcome);

    private static readonly ComplaintLaw Law = new()
    {
        Standing = { new StandingRule { Rule = "standing", SubjectKind = ComplaintSubject.Result, Complainants = { ComplainantKind.Candidate, ComplainantKind.Party } } },
        FilingDays = new() { Rule = "filing", Maximum = 10 },
        DecisionDays = new() { Rule = "decision", Maximum = 5 },
        DecisionDaysNearVoting = new() { Rule = "near", Maximum = 1 },
        NearVotingDays = 5,
        AppealDays = new() { Rule = "appeal", Maximum = 3 },
        AppealDecisionDays = new() { Rule = "appeal-decision", Maximum = 7 },
    };

    [Theory]
    [InlineData(ComplainantKind.Party, ComplaintSubject.Result, "2011-04-03", "2011-04-13")]
    [InlineData(ComplainantKind.Party, ComplaintSubject.Result, "2011-04-03", "2011-04-14", "filing")]
    [InlineData(ComplainantKind.Voter, ComplaintSubject.Result, "2011-04-03", "2011-04-13", "standing")]
    [InlineData(ComplainantKind.Voter, ComplaintSubject.Voting, "2011-04-03", "2011-04-13")]
    [InlineData(ComplainantKind.Voter, ComplaintSubject.Voting, "", "2011-04-30")]
    public void Who_may_complain_and_until_when(ComplainantKind kind, ComplaintSubject subject, string eventOn, string day, params string[] violated)
    {
        Assert.Equal(violated, Violated(ComplaintRules.MayFile(kind, subject, eventOn, day, Law)));
        Assert.Empty(ComplaintRules.MayFile(kind, subject, eventOn, day, null));
    }

    [Theory]
    [InlineData("2011-03-28", "2011-04-02", "decision", Outcome.Satisfied)]
    [InlineData("2011-03-28", "2011-04-03", "decision", Outcome.Violated)]
    [InlineData("2011-03-29", "2011-03-30", "near", Outcome.Satisfied)]
    [InlineData("2011-03-29", "2011-03-31", "near", Outcome.Violated)]
    [InlineData("2011-04-03", "2011-04-05", "near", Outcome.Violated)]
    [InlineData("2011-04-04", "2011-04-09", "decision", Outcome.Satisfied)]
    [InlineData("2011-04-04", "2011-04-10", "decision", Outcome.Violated)]
    public void A_decision_is_due_sooner_shortly_before_the_voting_and_not_after_it(string filedOn, string day, string rule, Outcome outcome)
    {
        var finding = Assert.Single(ComplaintRules.DecidedInTime(filedOn, "2011-04-03", day, Law));
        Assert.Equal((rule, outcome), (finding.Rule, finding.Outcome));
    }

    [Theory]
    [InlineData("2011-04-08", Outcome.Satisfied)]
    [InlineData("2011-04-09", Outcome.Violated)]
    public void An_appeal_follows_its_decision_in_time(string day, Outcome outcome) =>
        Assert.Equal(outcome, Assert.Single(ComplaintRules.MayAppeal("2011-04-05", day, Law)).Outcome);

    [Theory]
    [InlineData("2011-04-12", Outcome.Satisfied)]
    [InlineData("2011-04-13", Outcome.Violated)]
    public void An_appeal_is_decided_in_time(string day, Outcome outcome) =>
        Assert.Equal(outcome, Assert.Single(ComplaintRules.AppealDecidedInTime("2011-04-05", day, Law)).Outcome);

    [Theory]
    [InlineData(ComplaintAuthority.RegionalCommission, ComplaintAuthority.CentralCommission, Outcome.Satisfied)]
    [InlineData(ComplaintAuthority.CentralCommission, ComplaintAuthority.CentralCommission, Outcome.Violated)]
    [InlineData(ComplaintAuthority.CentralCommission, ComplaintAuthority.Court, Outcome.Satisfied)]
    [InlineData(ComplaintAuthority.Court, ComplaintAuthority.CentralCommission, Outcome.Violated)]
    [InlineData(ComplaintAuthority.Court, ComplaintAuthority.Court, Outcome.Satisfied)]
    public void An_appeal_goes_up(ComplaintAuthority before, ComplaintAuthority authority, Outcome outcome) =>
        Assert.Equal(outcome, ComplaintRules.IsHigher("a-complaint", before, authority).Outcome);

    [Theory]
    [InlineData(true, false, Outcome.Satisfied)]
    [InlineData(true, true, Outcome.Violated)]
    [InlineData(false, true, Outcome.NotApplicable)]
    public void What_the_law_does_not_admit_is_never_upheld(bool upheld, bool late, Outcome outcome) => Assert.Equal(outcome, ComplaintRules.IsAdmissible(
        "a-complaint", ComplaintRules.MayFile(ComplainantKind.Party, ComplaintSubject.Result, "2011-04-03", late ? "2011-05-03" : "2011-04-04", Law), upheld).Outcome);

    [Theory]
    [InlineData(ComplaintOutcome.Upheld, ComplaintEffectKind.Recount, "pre-1", "")]
    [InlineData(ComplaintOutcome.Upheld, ComplaintEffectKind.Recount, "", "Decision 3", "elections.complaints.order_names_target")]
    [InlineData(ComplaintOutcome.Upheld, ComplaintEffectKind.Annulment, "", "Decision 3")]
    [InlineData(ComplaintOutcome.Upheld, ComplaintEffectKind.Annulment, "", "", "elections.complaints.order_names_target")]
    [InlineData(ComplaintOutcome.Rejected, ComplaintEffectKind.Correction, "pre-1", "", "elections.complaints.order_of_upheld")]
    [InlineData(ComplaintOutcome.Rejected, ComplaintEffectKind.None, "", "")]
    public void An_order_follows_from_a_complaint_that_is_upheld_and_names_its_target(
        ComplaintOutcome outcome, ComplaintEffectKind kind, string precinct, string act, params string[] violated) =>
        Assert.Equal(violated, Violated(ComplaintRules.MayOrder(outcome, new() { Kind = kind, PrecinctId = precinct, Act = act })));

    [Theory]
    [InlineData(ComplaintEffectKind.Recount, 8, "2011-04-06", "CORRECTED", true)]
    [InlineData(ComplaintEffectKind.Recount, 7, "2011-04-06", "CORRECTED", false)]
    [InlineData(ComplaintEffectKind.Recount, 8, "2011-04-04", "CORRECTED", false)]
    [InlineData(ComplaintEffectKind.Correction, 8, "2011-04-06", "ACCEPTED", true)]
    [InlineData(ComplaintEffectKind.Correction, 8, "2011-04-06", "ANNULLED", false)]
    [InlineData(ComplaintEffectKind.Annulment, 8, "2011-04-06", "CORRECTED", false)]
    [InlineData(ComplaintEffectKind.Annulment, 8, "2011-04-06", "ANNULLED", true)]
    [InlineData(ComplaintEffectKind.Reinstatement, 8, "2011-04-06", "ACCEPTED", false)]
    public void A_later_version_of_the_protocol_shows_what_was_ordered_of_it(ComplaintEffectKind kind, long position, string on, string state, bool shown)
    {
        var decision = new DecisionRow { ComplaintId = "a-complaint", Outcome = "UPHELD", Decision = "So.", OccurredOn = "2011-04-05", LedgerPosition = 7 };
        var protocol = new LaterProtocolRow { PrecinctId = "pre-1", Version = 2, State = state, OccurredOn = on, LedgerPosition = position };
        Assert.Equal(shown ? "protocols/pre-1/v2" : null, Effects.ShownBy(new() { Kind = kind, PrecinctId = "pre-1" }, decision, [protocol])?.By);
    }

    private static IEnumerable<string> Violated(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule);
}
