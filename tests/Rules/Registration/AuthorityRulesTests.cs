using Saylau.Common.V1;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.Registration;
using Saylau.Parties.V1;
using Saylau.Platform.Law;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Registration;

public sealed class AuthorityRulesTests
{
    private static readonly Citation Written = new() { Text = "an invented act" };

    [Theory]
    [InlineData("2021-03-31", Outcome.Satisfied)]
    [InlineData("2021-04-01", Outcome.Warning)]
    public void A_decision_after_thirty_days_is_late_and_stands(string day, Outcome expected)
    {
        var findings = Keeps(AuthorityAct.Approve, day);

        Assert.Equal(expected, findings["parties.registration.decision_days"]);
    }

    [Fact]
    public void After_a_cure_the_time_of_the_authority_begins_anew() =>
        Assert.Equal(Outcome.Satisfied, Keeps(AuthorityAct.Approve, "2021-04-20", Returned("2021-03-15", resubmitted: "2021-03-25"))["parties.registration.decision_days"]);

    [Theory]
    [InlineData("2021-03-29", Outcome.Violated)]
    [InlineData("2021-03-30", Outcome.Satisfied)]
    public void Nobody_is_refused_for_want_of_a_cure_before_its_time_is_over(string day, Outcome expected) =>
        Assert.Equal(expected, Keeps(AuthorityAct.Refuse, day, Returned("2021-03-15"))["parties.registration.cure_over"]);

    [Theory]
    [InlineData(0, Outcome.Satisfied)]
    [InlineData(1, Outcome.Violated)]
    public void An_application_is_returned_once(int before, Outcome expected) => Assert.Equal(expected,
        Keeps(AuthorityAct.Return, "2021-03-20", [.. Enumerable.Repeat(Returned("2021-03-05", resubmitted: "2021-03-10"), before)])["parties.registration.returns"]);

    [Theory]
    [InlineData("", Outcome.Violated)]
    [InlineData("The charter was missing.", Outcome.Satisfied)]
    public void A_refusal_says_why(string reason, Outcome expected) => Assert.Equal(expected, AuthorityRules.KeepsToPeriods(
        new(AuthorityKind.Registrar, "", AuthorityAct.Refuse, "2021-03-20", reason), "2021-03-01", new([], [], []), Periods, "applications/one")
        .Single(finding => finding.Rule is "parties.registration.reasons").Outcome);

    [Theory]
    [InlineData("2021-03-29", false)]
    [InlineData("2021-03-30", true)]
    [InlineData("2021-03-14", true)]
    public void A_cure_comes_after_the_return_and_by_its_last_day(string day, bool refused)
    {
        var findings = AuthorityRules.MayResubmit(Application("RETURNED"), new([], [], [Returned("2021-03-15")]), day, Periods);

        Assert.Equal(refused, findings.Any(finding => finding.Outcome is Outcome.Violated));
    }

    [Fact]
    public void What_was_not_returned_is_not_handed_in_again() => Assert.Contains(
        AuthorityRules.MayResubmit(Application("PENDING"), new([], [], []), "2021-03-20", Periods),
        finding => finding is { Rule: "parties.registration.application_open", Outcome: Outcome.Violated });

    [Theory]
    [InlineData("REFUSED", "2021-04-29", Outcome.Violated)]
    [InlineData("REFUSED", "2021-04-30", Outcome.Satisfied)]
    public void After_a_refusal_thirty_days_pass(string state, string day, Outcome expected) => Assert.Equal(expected, Assert.Single(
        RegistrationRules.IsTimeToFile(Facts(Application(state) with { ClosedOn = "2021-03-31" }), day, new() { RegistrationPeriods = Periods })).Outcome);

    [Theory]
    [InlineData("PENDING", true)]
    [InlineData("RETURNED", true)]
    [InlineData("WITHDRAWN", false)]
    [InlineData("APPROVED", false)]
    public void One_application_is_open_at_a_time(string state, bool refused) => Assert.Equal(refused,
        RegistrationRules.IsTimeToFile(Facts(Application(state)), "2021-05-01", new()).Any(finding => finding is { Rule: "parties.registration.one_open", Outcome: Outcome.Violated }));

    [Theory]
    [InlineData("2021-03-30", "", ReregistrationState.Open, Outcome.Undetermined)]
    [InlineData("2021-07-01", "", ReregistrationState.Overdue, Outcome.Violated)]
    [InlineData("2021-07-01", "2021-06-30", ReregistrationState.Met, Outcome.Satisfied)]
    [InlineData("2021-08-01", "2021-07-01", ReregistrationState.Overdue, Outcome.Violated)]
    [InlineData("2021-03-30", "2021-06-30", ReregistrationState.Open, Outcome.Undetermined)]
    public void A_duty_to_register_anew_is_open_met_or_overdue(string day, string met, ReregistrationState state, Outcome outcome)
    {
        var duty = ReadinessRules.Duty("one", "2020-05-01", met, "anew", day, InForce())!;

        Assert.Equal(("2021-06-30", state, outcome), (duty.DueOn, duty.State, duty.Finding.Outcome));
    }

    [Fact]
    public void Who_was_registered_under_the_law_itself_has_no_duty()
    {
        Assert.Null(ReadinessRules.Duty("one", "2021-01-01", "", "", "2021-03-01", InForce()));
        Assert.NotNull(ReadinessRules.Duty("one", "2020-12-31", "", "", "2021-03-01", InForce()));
        Assert.Null(ReadinessRules.Duty("one", "", "", "", "2021-03-01", InForce()));
    }

    [Fact]
    public void Without_anything_every_step_that_the_law_asks_is_lacking()
    {
        var steps = ReadinessRules.Steps(Facts(null), null, null, "2021-03-01", new(Laws.Version, Laws.Parties, Laws.Country, "2009-01-01")).ToArray();

        Assert.Equal(
            [(RegistrationStep.Notice, StepState.NotAsked), (RegistrationStep.Congress, StepState.Lacking), (RegistrationStep.Signatures, StepState.Lacking),
                (RegistrationStep.Application, StepState.Lacking), (RegistrationStep.Authorities, StepState.Lacking), (RegistrationStep.Reregistration, StepState.NotAsked)],
            steps.Select(step => (step.Step, step.State)));
        Assert.Equal((16, 17), (steps[2].Findings.Count, steps[4].Findings.Count));
    }

    private static LawInForce<PartiesLaw> InForce() => new(new() { Version = "later" }, new() { RegistrationPeriods = Periods }, Laws.Country, "2021-01-01");

    private static RegistrationPeriodsLaw Periods => new()
    {
        Decisions = { new AuthorityPeriod { Authority = AuthorityKind.Registrar, Days = new() { Rule = "parties.registration.decision_days", Maximum = 30, Citation = Written } } },
        CureDays = new() { Rule = "parties.registration.cure_days", Maximum = 14, Citation = Written },
        Returns = new() { Rule = "parties.registration.returns", Maximum = 1, Citation = Written },
        ReapplicationDays = new() { Rule = "parties.registration.reapplication_days", Minimum = 30, Citation = Written },
        Reasons = new() { Rule = "parties.registration.reasons", Required = true, Citation = Written },
        ReregistrationDays = new() { Rule = "parties.registration.reregistration_days", Maximum = 180, Citation = Written },
    };

    private static ApplicantFacts Facts(ApplicationRow? latest) => new("one", ApplicationKind.Founding, null, null,
        new(new Dictionary<string, RegionSignatures>(StringComparer.Ordinal), IsOneByOne: false), latest);

    private static ApplicationRow Application(string state) => new()
    {
        Id = "application",
        PartyId = "one",
        Jurisdiction = "arland",
        FiledOn = "2021-03-01",
        State = state,
        Authorities = 1,
        Findings = [],
        Version = 1,
    };

    private static ReturnRow Returned(string on, string resubmitted = "") => new()
    {
        ApplicationId = "application",
        Authority = "REGISTRAR",
        Region = "",
        Number = 1,
        Defects = "No charter.",
        CureDueOn = "2021-03-29",
        ResubmittedOn = resubmitted,
        Statement = "",
        Documents = [],
        ReturnedOn = on,
    };

    private static Dictionary<string, Outcome> Keeps(AuthorityAct act, string day, params ReturnRow[] returns) => AuthorityRules.KeepsToPeriods(
        new(AuthorityKind.Registrar, "", act, day, "why"), "2021-03-01", new([], [], returns), Periods, "applications/one")
        .ToDictionary(finding => finding.Rule, finding => finding.Outcome, StringComparer.Ordinal);
}
