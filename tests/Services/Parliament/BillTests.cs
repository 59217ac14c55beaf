using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class BillTests
{
    [Fact]
    public async Task A_bill_goes_its_way_step_by_step()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var bill = await world.Bill("way");

        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("way", BillStage.Passed, "2020-03-05")),
            "parliament.bills.next_stage", "parliament.votes.passage_passed");
        await Refused.By(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("way", BillStage.Signed, "2020-03-05")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("way", BillStage.FirstReading, "2020-03-05", bill.Etag));
        await Refused.By(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("way", BillStage.SecondReading, "2020-03-06", bill.Etag)), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("way", BillStage.SecondReading, "2020-03-04")), "parliament.bills.in_order");
        var check = await world.Public.Bills.CheckAdvanceAsync(new() { BillId = "way", Stage = BillStage.Passed, AsOf = "2020-03-12" });
        Assert.Equal(["parliament.votes.passage_passed"], Refused.Unmet(check.Findings));

        await Refused.ByRules(world.Secretariat.Bills.RecordVoteAsync(ParliamentWorld.Vote("way", 21, "2020-03-12")), "parliament.votes.seats");
        var failed = (await world.Secretariat.Bills.RecordVoteAsync(ParliamentWorld.Vote("way", 11, "2020-03-11"))).Vote;
        var passed = (await world.Secretariat.Bills.RecordVoteAsync(ParliamentWorld.Vote("way", 12, "2020-03-12"))).Vote;
        Assert.Equal((VoteResult.Failed, VoteResult.Passed, 22u, false), (failed.Result, passed.Result, passed.Seats, passed.HasAbsent));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("way", BillStage.Passed, "2020-03-12"));

        var then = (await world.Public.Bills.GetBillAsync(new() { BillId = "way", AsOf = "2020-03-11" })).Bill;
        Assert.Equal((BillStage.FirstReading, 2, 1), (then.Stage, then.Steps.Count, then.Votes.Count));
        await Refused.By(world.Public.Bills.GetBillAsync(new() { BillId = "way", AsOf = "2020-03-01" }), StatusCode.NotFound, "BILL_NOT_FOUND");
        var listed = await world.Public.Bills.ListBillsAsync(new() { Jurisdiction = "arland", Stages = { BillStage.FirstReading }, AsOf = "2020-03-11", Kinds = { BillKind.Law } });
        Assert.Equal(then, Assert.Single(listed.Bills));
        Assert.Empty((await world.Public.Bills.ListBillsAsync(new() { Jurisdiction = "arland", Stages = { BillStage.FirstReading } })).Bills);
    }

    [Fact]
    public async Task Enactment_brings_the_law_of_another_area_into_force()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Signed("enacted");
        using var parties = new SaylauChannel(world.Suite.Services.Addresses["parties"]);
        Assert.Equal("", await InForceSince(parties));

        var check = await world.Public.Bills.CheckEnactmentAsync(new() { BillId = "enacted", AsOf = "2020-03-31" });
        var enacted = await world.President.Bills.EnactBillAsync(ParliamentWorld.Enact(
            "enacted", "2020-03-31", ("parties", "arland-2020"), ("parliament", "arland-2020"), ("elections", "unknown"), ("nowhere", "unknown")));

        Assert.Equal(check.Findings, enacted.Findings);
        Assert.Equal((BillStage.Enacted, "2020-03-31", 29u, 4), (enacted.Bill.Stage, enacted.Bill.EnactedOn, enacted.Bill.ElapsedDays, enacted.Bill.Effects.Count));
        Assert.Equal("2020-06-01", await InForceSince(parties));
        await Refused.ByRules(world.President.Bills.EnactBillAsync(ParliamentWorld.Enact("enacted", "2020-04-01")), "parliament.bills.next_stage");
        await Refused.By(world.President.Bills.EnactBillAsync(ParliamentWorld.Enact("enacted", "2020-04-01", ("parties", "a1"), ("parties", "a2"))), StatusCode.InvalidArgument, "EFFECT_REPEATED");
    }

    [Fact]
    public async Task What_could_not_be_brought_into_force_is_after_the_next_start()
    {
        var data = Directory.CreateTempSubdirectory("saylau-relay-");
        await using (var world = await ParliamentWorld.StartWithChamber(data.FullName))
        {
            await world.Signed("later");
            await world.Suite.Services.Stop("parties");
            await world.President.Bills.EnactBillAsync(ParliamentWorld.Enact("later", "2020-03-31", ("parties", "arland-2020")));
        }

        for (var start = 0; start < 2; start++)
        {
            await using var again = await ParliamentWorld.Start(data.FullName);
            await again.Signed($"next-{start}");
            // What is enacted later waits for what was enacted before.
            await again.President.Bills.EnactBillAsync(ParliamentWorld.Enact($"next-{start}", "2020-03-31"));
            using var parties = new SaylauChannel(again.Suite.Services.Addresses["parties"]);
            Assert.Equal("2020-06-01", await InForceSince(parties));
            Assert.Equal(1ul, (await new LedgerService.LedgerServiceClient(parties.Invoker).GetCheckpointAsync(new() { Ledger = "parties" })).Size);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_bill_that_took_fewer_days_than_usual_was_hasty()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        foreach (var (id, enactedOn) in new[] { ("quick", "2020-03-31"), ("usual", "2020-04-01"), ("long", "2020-05-02") })
        {
            await world.Signed(id);
            await world.President.Bills.EnactBillAsync(ParliamentWorld.Enact(id, enactedOn));
        }

        var quick = await world.Public.Bills.GetPaceAsync(new() { BillId = "quick", AsOf = "2020-12-31" });
        var usual = await world.Public.Bills.GetPaceAsync(new() { BillId = "usual", AsOf = "2020-12-31" });
        var early = await world.Public.Bills.GetPaceAsync(new() { BillId = "quick", AsOf = "2020-03-30" });

        Assert.Equal((29u, 30u, Determination.Yes, 2u, 45u), (quick.Pace.ElapsedDays, quick.Usual.Days, quick.Haste.IsHasty, quick.Comparable.Bills, quick.Comparable.MedianDays));
        Assert.Equal([("parliament.bills.usual_days", Outcome.Warning)], quick.Findings.Select(finding => (finding.Rule, finding.Outcome)));
        Assert.Equal((30u, Determination.No), (usual.Pace.ElapsedDays, usual.Haste.IsHasty));
        Assert.Equal((false, Determination.Undetermined, 0u, false), (early.Pace.HasElapsedDays, early.Haste.IsHasty, early.Comparable.Bills, early.Comparable.HasMedianDays));
    }

    private static async Task<string> InForceSince(SaylauChannel parties) =>
        (await new LawService.LawServiceClient(parties.Invoker).ListLawVersionsAsync(new() { Area = "parties", Jurisdiction = "arland" }))
            .Versions.Single(version => version.Version is "arland-2020").EffectiveFrom;
}
