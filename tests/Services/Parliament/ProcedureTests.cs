using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class ProcedureTests
{
    [Fact]
    public async Task A_bill_goes_the_way_that_the_law_describes_for_its_kind()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Refused.ByRules(world.Secretariat.Bills.IntroduceBillAsync(BudgetWorld.Introduced("private", InitiatorKind.Deputies)), "parliament.bills.initiator");
        Assert.Equal(Outcome.Warning, (await world.Secretariat.Bills.IntroduceBillAsync(BudgetWorld.Introduced("unsaid", InitiatorKind.Unspecified))).Findings.Single().Outcome);
        var budget = await world.Budget("budget");
        Assert.Equal((InitiatorKind.Government, "laid"), (budget.InitiatorKind, budget.Steps.Single().StepId));

        var open = await Next(world, "budget", "2020-03-03");
        Assert.Equal("laid", open.CurrentStepId);
        Assert.Equal([("estimates", true), ("withdrawn", true)], open.NextSteps.Select(next => (next.Step.StepId, next.IsOpen)));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Committee, "2020-03-03"));

        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.FirstReading, "2020-03-04")),
            "parliament.bills.committee_report", "parliament.bills.days_at_least");
        await world.Secretariat.Deliberations.RecordCommitteeReportAsync(BudgetWorld.Report("budget"));
        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.FirstReading, "2020-03-08")), "parliament.bills.days_at_least");
        var check = await world.Public.Bills.CheckAdvanceAsync(new() { BillId = "budget", Stage = BillStage.FirstReading, AsOf = "2020-03-09" });
        Assert.Empty(Refused.Unmet(check.Findings));
        var advanced = await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.FirstReading, "2020-03-09"));
        Assert.Equal(check.Findings, advanced.Findings);
        Assert.Equal("first", advanced.Bill.Steps[^1].StepId);

        var closed = await Next(world, "budget", "2020-03-10");
        Assert.Equal([("second", false), ("rejected", false)], closed.NextSteps.Select(next => (next.Step.StepId, next.IsOpen)));
        Assert.Equal(["parliament.votes.first_reading_passed"], Refused.Unmet(closed.NextSteps[0].Findings));
        await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.FirstReading, 3, 12, on: "2020-03-10"));
        Assert.Equal([("second", false), ("rejected", true)], (await Next(world, "budget", "2020-03-10")).NextSteps.Select(next => (next.Step.StepId, next.IsOpen)));
    }

    [Fact]
    public async Task Next_steps_come_in_pages()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.At("budget", BillStage.Passed);
        var pages = new List<string>();
        var request = new ListNextStepsRequest { BillId = "budget", AsOf = "2020-03-12", PageSize = 2 };
        do
        {
            var page = await world.Public.Procedures.ListNextStepsAsync(request);
            pages.Add(string.Join(' ', page.NextSteps.Select(next => $"{next.Step.StepId}:{next.Actor}")));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["signed:PresidentOffice returned:PresidentOffice", "review:ParliamentSecretariat"], pages);
        await Refused.By(world.Public.Procedures.ListNextStepsAsync(new() { BillId = "none" }), StatusCode.NotFound, "BILL_NOT_FOUND");
    }

    [Fact]
    public async Task What_was_sent_for_review_waits_for_it()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.At("budget", BillStage.Passed);
        await Refused.ByRules(world.Secretariat.Deliberations.RecordConstitutionalReviewAsync(Review("early", ReviewConclusion.Conforms, "2020-03-12")), "parliament.reviews.stage");
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.SentForReview, "2020-03-13"));

        await Refused.ByRules(world.President.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Signed, "2020-03-13")), "parliament.bills.next_stage");
        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Reviewed, "2020-03-13")), "parliament.bills.review");
        Assert.Equal(["parliament.reviews.after_sending"], Refused.Unmet(
            (await world.Public.Deliberations.CheckConstitutionalReviewAsync(new() { BillId = "budget", AsOf = "2020-03-12" })).Findings));
        var review = (await world.As("court@arland").Deliberations.RecordConstitutionalReviewAsync(Review("review", ReviewConclusion.PartlyConforms, "2020-03-20"))).Review;
        Assert.Equal(("Court of Arland", ReviewConclusion.PartlyConforms, "2020-03-20"), (review.Body, review.Conclusion, review.Recording.OccurredOn));
        await Refused.By(world.Secretariat.Deliberations.RecordConstitutionalReviewAsync(Review("review", ReviewConclusion.Conforms, "2020-03-20")), StatusCode.AlreadyExists, "REVIEW_EXISTS");
        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Reviewed, "2020-03-20")), "parliament.bills.review");
        await world.Secretariat.Deliberations.RecordConstitutionalReviewAsync(Review("again", ReviewConclusion.Conforms, "2020-03-25"));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Reviewed, "2020-03-25"));
        Assert.Equal(["again", "review"], (await world.Public.Deliberations.ListConstitutionalReviewsAsync(new() { BillId = "budget" })).Reviews.Select(one => one.ReviewId));
        Assert.Equal(["review"], (await world.Public.Deliberations.ListConstitutionalReviewsAsync(new() { BillId = "budget", AsOf = "2020-03-24" })).Reviews.Select(one => one.ReviewId));
    }

    [Fact]
    public async Task The_president_returns_a_bill_with_objections_and_parliament_overrides()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.At("budget", BillStage.Passed);
        var request = new ReturnBillRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-03-16",
            BillId = "budget",
            Act = "Decree 4",
            Objections = { new Objection { Provision = "Article 2", Reason = "Too dear." }, new Objection { Provision = "Article 7", Reason = "Too vague." } },
        };
        await Refused.By(world.Secretariat.Bills.ReturnBillAsync(request), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
        var returned = (await world.President.Bills.ReturnBillAsync(request)).Bill;
        Assert.Equal((BillStage.RejectedByPresident, "returned", "Decree 4"), (returned.Stage, returned.Steps[^1].StepId, returned.Steps[^1].Note));
        Assert.Equal(["Article 2", "Article 7"], returned.Objections.Select(objection => objection.Provision));
        Assert.Empty((await world.Public.Bills.GetBillAsync(new() { BillId = "budget", AsOf = "2020-03-15" })).Bill.Objections);

        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Overridden, "2020-03-18")), "parliament.votes.override_passed");
        var failed = (await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Override, 15, 4, 19, "2020-03-17"))).Vote;
        var passed = (await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Override, 16, 4, 20, "2020-03-18"))).Vote;
        Assert.Equal((VoteResult.Failed, VoteResult.Passed), (failed.Result, passed.Result));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Overridden, "2020-03-18"));
        await world.President.Bills.EnactBillAsync(ParliamentWorld.Enact("budget", "2020-03-19"));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Published, "2020-03-20"));
        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.InForce, "2020-05-31")), "parliament.bills.effective");
        var inForce = (await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.InForce, "2020-06-01"))).Bill;
        Assert.Equal((BillStage.InForce, "in-force", 17u), (inForce.Stage, inForce.Steps[^1].StepId, inForce.ElapsedDays));
    }

    [Fact]
    public async Task Procedures_are_public_whether_the_law_describes_them_or_not()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var budget = await world.Public.Procedures.GetProcedureAsync(new() { Jurisdiction = "arland", Kind = BillKind.Budget, AsOf = "2020-03-01" });
        var law = await world.Public.Procedures.GetProcedureAsync(new() { Jurisdiction = "arland", Kind = BillKind.Law, AsOf = "2020-03-01" });

        Assert.Equal((false, true), (budget.Common, law.Common));
        Assert.Empty(Refused.Unmet(budget.Findings.Concat(law.Findings)));
        Assert.Contains("    estimates --> first: COMMITTEE_REPORT ar-chamber, DAYS_AT_LEAST 7 laid\n", budget.Diagram, StringComparison.Ordinal);
        Assert.Contains("    rejected_by_president --> overridden: VOTE_PASSED OVERRIDE\n", law.Diagram, StringComparison.Ordinal);
        await Refused.By(world.Public.Procedures.GetProcedureAsync(new() { Jurisdiction = "nowhere", Kind = BillKind.Law }), StatusCode.NotFound, "JURISDICTION_UNKNOWN");
        await Refused.By(world.Public.Procedures.GetProcedureAsync(new() { Jurisdiction = "arland", Kind = BillKind.Law, AsOf = "1990-01-01" }), StatusCode.FailedPrecondition, "LAW_NOT_IN_FORCE");
    }

    [Fact]
    public async Task Committees_report_once_and_in_time()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Budget("budget");
        await Refused.ByRules(world.Secretariat.Deliberations.RecordCommitteeReportAsync(BudgetWorld.Report("budget", "2020-03-01")), "parliament.deliberations.after_introduction");
        var report = (await world.Secretariat.Deliberations.RecordCommitteeReportAsync(BudgetWorld.Report("budget"))).Report;
        await Refused.By(world.Secretariat.Deliberations.RecordCommitteeReportAsync(BudgetWorld.Report("budget")), StatusCode.AlreadyExists, "COMMITTEE_REPORT_EXISTS");
        await world.Signed("passed");
        await Refused.ByRules(world.Secretariat.Deliberations.RecordCommitteeReportAsync(BudgetWorld.Report("passed", "2020-03-20")), "parliament.deliberations.stage");

        Assert.Equal(report, Assert.Single((await world.Public.Deliberations.ListCommitteeReportsAsync(new() { BillId = "budget" })).Reports));
        Assert.Empty((await world.Public.Deliberations.ListCommitteeReportsAsync(new() { BillId = "budget", AsOf = "2020-03-04" })).Reports);
    }

    private static async Task<ListNextStepsResponse> Next(ParliamentWorld world, string bill, string day) =>
        await world.Public.Procedures.ListNextStepsAsync(new() { BillId = bill, AsOf = day });

    private static RecordConstitutionalReviewRequest Review(string id, ReviewConclusion conclusion, string on) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = "budget",
        ReviewId = id,
        Body = "Court of Arland",
        Conclusion = conclusion,
        Grounds = "Article 3 says nothing of its length.",
        Decision = "Decision 2/2020",
    };
}
