using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Deliberations;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class ProcedureRulesTests
{
    private static readonly Citation Written = new() { Text = "Standing orders" };

    public static TheoryData<BillKind> Kinds => [.. Enum.GetValues<BillKind>().Where(kind => kind is not BillKind.Unspecified)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_procedure_that_comes_with_the_package_is_sound(BillKind kind)
    {
        Assert.Empty(ParliamentLaws.Unmet(ProcedureShape.IsSound(ProcedureRules.Of(kind, ParliamentLaws.Kz))));
        Assert.Empty(ParliamentLaws.Unmet(ProcedureShape.IsSound(ProcedureRules.Common(kind, ParliamentLaws.Kz.Bills))));
    }

    [Fact]
    public void A_law_that_is_silent_leaves_the_common_way()
    {
        Assert.Null(ProcedureRules.Stated(BillKind.Resolution, ParliamentLaws.Kz));
        Assert.Equal(BillRules.Next.Sum(next => next.Value.Length), ProcedureRules.Of(BillKind.Resolution, ParliamentLaws.Kz).Routes.Count);
        Assert.Equal(6, Enum.GetValues<BillKind>().Count(kind => kind is not BillKind.Unspecified));
        Assert.Equal(5, ParliamentLaws.Kz.Procedures.Count);
    }

    [Fact]
    public void What_is_wrong_with_a_procedure_is_told_by_name()
    {
        var procedure = Procedure(("laid", "read", []), ("read", "nowhere", [new RouteCondition { Rule = "r", Kind = ConditionKind.DaysAtLeast }]));
        procedure.Steps.Add([new() { StepId = "laid", Stage = BillStage.Committee }, new() { StepId = "alone", Stage = BillStage.Rejected }]);
        procedure.Routes.Add(new ProcedureRoute { FromStepId = "done", ToStepId = "read" });
        procedure.Routes.Add(new ProcedureRoute { FromStepId = "read", ToStepId = "done" });

        var told = ProcedureShape.IsSound(procedure).Select(finding => (finding.Rule, finding.Actual.Text)).ToArray();

        Assert.Equal(
        [
            ("parliament.procedures.ids_once", "laid"), ("parliament.procedures.steps_known", "nowhere"), ("parliament.procedures.conditions_complete", "r"),
            ("parliament.procedures.steps_reached", "alone"), ("parliament.procedures.ends_reached", "laid, read, done"),
        ], told);
    }

    [Fact]
    public void A_diagram_shows_its_beginning_its_routes_with_what_they_ask_for_and_its_ends() => Assert.Equal(
        "stateDiagram-v2\n    [*] --> laid\n    laid --> read: DAYS_AT_LEAST 7 laid\n    read --> done: VOTE_PASSED PASSAGE\n    done --> [*]\n",
        ProcedureShape.Diagram(Procedure(
            ("laid", "read", [Condition(ConditionKind.DaysAtLeast, step: "laid", days: 7)]), ("read", "done", [Condition(ConditionKind.VotePassed)]))));

    [Theory]
    [InlineData("2011-01-07", Outcome.Violated)]
    [InlineData("2011-01-08", Outcome.Satisfied)]
    [InlineData("2011-01", Outcome.Undetermined)]
    public void Days_since_a_step_are_counted_from_the_last_time(string day, Outcome expected)
    {
        var condition = Condition(ConditionKind.DaysAtLeast, step: "laid", days: 7);

        Assert.Equal(expected, Judge(condition, Bill() with { Steps = [At("laid", "2010-12-01"), At("laid", "2011-01-01"), At("read", "2011-01-02")] }, day));
        Assert.Equal(Outcome.Undetermined, Judge(condition, Bill() with { Steps = [At("read", "2011-01-02")] }, "2011-03-01"));
    }

    [Theory]
    [InlineData("2011-01-08", Outcome.Satisfied)]
    [InlineData("2011-01-09", Outcome.Violated)]
    public void Time_may_run_out(string day, Outcome expected) =>
        Assert.Equal(expected, Judge(Condition(ConditionKind.DaysAtMost, step: "laid", days: 7), Bill() with { Steps = [At("laid", "2011-01-01")] }, day));

    [Theory]
    [InlineData(ConditionKind.WasAt, "laid", Outcome.Satisfied)]
    [InlineData(ConditionKind.WasAt, "done", Outcome.Violated)]
    [InlineData(ConditionKind.NeverAt, "laid", Outcome.Violated)]
    [InlineData(ConditionKind.NeverAt, "done", Outcome.Satisfied)]
    public void A_route_may_depend_on_where_the_bill_has_been(ConditionKind kind, string step, Outcome expected) =>
        Assert.Equal(expected, Judge(Condition(kind, step: step), Bill()));

    [Theory]
    [InlineData(InitiatorKind.Government, Outcome.Satisfied)]
    [InlineData(InitiatorKind.Deputies, Outcome.Violated)]
    [InlineData(InitiatorKind.Unspecified, Outcome.Undetermined)]
    public void Or_on_who_introduced_it(InitiatorKind initiator, Outcome expected)
    {
        var condition = Condition(ConditionKind.Initiator);
        condition.Initiators.Add(InitiatorKind.Government);

        Assert.Equal(expected, Judge(condition, Bill() with { Initiator = initiator }));
    }

    [Theory]
    [InlineData("CONFORMS", "2011-01-17", Outcome.Satisfied)]
    [InlineData("DOES_NOT_CONFORM", "2011-01-31", Outcome.Violated)]
    [InlineData("CONFORMS", "2011-01-16", Outcome.Undetermined)]
    public void A_review_counts_from_when_the_bill_was_sent_to_it(string conclusion, string on, Outcome expected)
    {
        var condition = Condition(ConditionKind.Review);
        condition.Conclusions.Add(ReviewConclusion.Conforms);
        var sent = Bill() with { Steps = [new StepTaken(BillStage.SentForReview, "2011-01-17")], Reviews = [Review(conclusion, on)] };

        Assert.Equal(expected, Judge(condition, sent));
        Assert.Equal(Outcome.Undetermined, Judge(condition, sent with { Reviews = [] }));
    }

    [Fact]
    public void The_latest_review_counts()
    {
        var condition = Condition(ConditionKind.Review);
        condition.Conclusions.Add(ReviewConclusion.Conforms);

        Assert.Equal(Outcome.Satisfied, Judge(condition, Bill() with { Reviews = [Review("DOES_NOT_CONFORM", "2011-01-20"), Review("CONFORMS", "2011-01-21")] }));
    }

    [Theory]
    [InlineData("", "kz-senate", Outcome.Satisfied)]
    [InlineData("kz-senate", "kz-senate", Outcome.Satisfied)]
    [InlineData("kz-mazhilis", "kz-senate", Outcome.Violated)]
    public void A_committee_of_the_chamber_must_have_reported(string asked, string reporting, Outcome expected)
    {
        var condition = Condition(ConditionKind.CommitteeReport);
        condition.ChamberId = asked;

        Assert.Equal(expected, Judge(condition, Bill() with { Reports = [Report(reporting)] }));
        Assert.Equal(Outcome.Violated, Judge(condition, Bill()));
    }

    [Theory]
    [InlineData(ConditionKind.JointSitting, true, Outcome.Satisfied)]
    [InlineData(ConditionKind.JointSitting, false, Outcome.Violated)]
    [InlineData(ConditionKind.AmendmentsDecided, false, Outcome.Satisfied)]
    [InlineData(ConditionKind.AmendmentsDecided, true, Outcome.Violated)]
    public void Joint_sittings_are_held_and_amendments_decided(ConditionKind kind, bool any, Outcome expected) =>
        Assert.Equal(expected, Judge(Condition(kind), Bill() with { JointSittings = any ? ["s"] : [], OpenAmendments = any ? ["a"] : [] }));

    [Theory]
    [InlineData("2011-02-03", Outcome.Satisfied)]
    [InlineData("2011-02-02", Outcome.Violated)]
    public void An_act_applies_from_its_day(string day, Outcome expected)
    {
        Assert.Equal(expected, Judge(Condition(ConditionKind.Effective), Bill() with { EffectiveFrom = "2011-02-03" }, day));
        Assert.Equal(Outcome.Undetermined, Judge(Condition(ConditionKind.Effective), Bill(), day));
    }

    [Theory]
    [InlineData("PASSED", Outcome.Violated)]
    [InlineData("FAILED", Outcome.Satisfied)]
    public void A_bill_is_rejected_by_a_vote_that_fails(string result, Outcome expected)
    {
        Assert.Equal(expected, Judge(Condition(ConditionKind.VoteFailed), Bill() with { Votes = [VoteRulesTests.Vote("kz-senate", "FAILED"), VoteRulesTests.Vote("kz-senate", result)] }));
        Assert.Equal(Outcome.Violated, Judge(Condition(ConditionKind.VoteFailed), Bill()));
    }

    [Fact]
    public void Of_several_routes_to_a_stage_the_one_that_is_open_is_taken()
    {
        var procedure = Procedure(("laid", "read", [Condition(ConditionKind.JointSitting)]), ("laid", "other", []), ("read", "done", []), ("other", "done", []));
        procedure.Steps.Single(step => step.StepId is "other").Stage = BillStage.FirstReading;
        procedure.Steps.Single(step => step.StepId is "other").ChamberId = "kz-senate";
        var laid = Bill() with { Steps = [At("laid", "2011-01-01")] };

        Assert.Equal("other", Route(laid, new(BillStage.FirstReading), procedure)?.ToStepId);
        Assert.Equal("read", Route(laid with { JointSittings = ["s"] }, new(BillStage.FirstReading), procedure)?.ToStepId);
        Assert.Equal("read", Route(laid, new(BillStage.FirstReading, StepId: "read"), procedure)?.ToStepId);
        Assert.Equal("other", Route(laid with { JointSittings = ["s"] }, new(BillStage.FirstReading, StepId: "other"), procedure)?.ToStepId);
        Assert.Null(Route(laid, new(BillStage.FirstReading, "kz-mazhilis", "other"), procedure));
        Assert.Null(Route(laid, new(BillStage.Enacted), procedure));
    }

    [Fact]
    public void Where_no_route_leads_there_what_every_route_asks_for_is_told_all_the_same() => Assert.Equal(
        ["parliament.bills.next_stage", "parliament.votes.passage_passed", "parliament.votes.passage_passed"],
        ParliamentLaws.Unmet(ProcedureRules.MayAdvance(
            Bill() with { Steps = [new StepTaken(BillStage.Introduced, "2011-01-01")] }, new(BillStage.Passed), "2011-01-02",
            ProcedureRules.Of(BillKind.ConstitutionalLaw, ParliamentLaws.Kz), ParliamentLaws.Kz)));

    [Theory]
    [InlineData(InitiatorKind.Government, Outcome.Satisfied)]
    [InlineData(InitiatorKind.Citizens, Outcome.Violated)]
    [InlineData(InitiatorKind.Unspecified, Outcome.Warning)]
    public void The_law_may_name_who_introduces(InitiatorKind initiator, Outcome expected) => Assert.Equal(
        expected, Assert.Single(ProcedureRules.MayIntroduce(initiator, ProcedureRules.Of(BillKind.Budget, ParliamentLaws.Kz))).Outcome);

    [Fact]
    public void Or_nobody() => Assert.Empty(ProcedureRules.MayIntroduce(InitiatorKind.Citizens, ProcedureRules.Common(BillKind.Law, ParliamentLaws.Kz.Bills)));

    private static BillFacts Bill() => new() { Kind = BillKind.Law, Steps = [At("laid", "2011-01-01")] };

    private static StepTaken At(string step, string on) => new(BillStage.Introduced, on, step);

    private static Outcome Judge(RouteCondition condition, BillFacts bill, string day = "2011-02-01") =>
        RouteConditionRules.Judge(condition, bill, day, ParliamentLaws.Kz).Select(finding => finding.Outcome).Max();

    private static ProcedureRoute? Route(BillFacts bill, StepAsked asked, ProcedureLaw procedure) =>
        ProcedureRules.RouteTo(bill, asked, "2011-02-01", procedure, ParliamentLaws.Kz);

    private static RouteCondition Condition(ConditionKind kind, string step = "", uint days = 0) =>
        new() { Rule = "rule", Kind = kind, StepId = step, Days = days, Matter = VoteMatter.Passage, Citation = Written };

    // Steps are as the routes name them: the first laid, the others read.
    private static ProcedureLaw Procedure(params (string From, string To, RouteCondition[] Conditions)[] routes) => new()
    {
        Kind = BillKind.Law,
        Steps =
        {
            routes.SelectMany(route => new[] { route.From, route.To }).Where(id => id is not "nowhere").Append("done").Distinct(StringComparer.Ordinal)
                .Select(id => new ProcedureStep { StepId = id, Stage = id is "laid" ? BillStage.Introduced : id is "read" ? BillStage.FirstReading : BillStage.Passed }),
        },
        Routes = { routes.Select(route => new ProcedureRoute { FromStepId = route.From, ToStepId = route.To, Conditions = { route.Conditions } }) },
        Citation = Written,
    };

    private static ReviewFacts Review(string conclusion, string on) => new($"review-{on}", conclusion, on);

    private static CommitteeReportRow Report(string chamber) =>
        new() { Id = "report", BillId = "bill", ChamberId = chamber, Committee = "Committee", Recommendation = "ADOPT", Summary = "", Uri = "" };
}
