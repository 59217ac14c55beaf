using Grpc.Core;
using Saylau.Parliament.Texts;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class BillTextTests
{
    [Fact]
    public async Task A_text_is_kept_in_versions_each_with_its_hash()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Bill("bill");
        var introduced = (await world.Secretariat.BillTexts.RecordBillVersionAsync(Version("v1", TextStatus.Introduced, "abc"))).Version;
        Assert.Equal(("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3u), (introduced.Sha256, introduced.Characters));
        var mute = Version("v2", TextStatus.Committee, "", introduced.Sha256.ToUpperInvariant());
        var unread = (await world.Secretariat.BillTexts.RecordBillVersionAsync(mute)).Version;
        Assert.Equal((introduced.Sha256, false), (unread.Sha256, unread.HasCharacters));
        await Refused.ByRules(world.Secretariat.BillTexts.RecordBillVersionAsync(Version("v3", TextStatus.Amended, "abd", introduced.Sha256)), "parliament.texts.hash");
        await Refused.ByRules(world.Secretariat.BillTexts.RecordBillVersionAsync(Version("v3", TextStatus.Amended, "")), "parliament.texts.hashed");
        await Refused.By(world.Secretariat.BillTexts.RecordBillVersionAsync(Version("v1", TextStatus.Amended, "abd")), StatusCode.AlreadyExists, "TEXT_EXISTS");

        var read = await world.Public.BillTexts.GetBillVersionAsync(new() { VersionId = "v1" });
        Assert.Equal((introduced, "abc"), (read.Version, read.Text));
        Assert.Equal("", (await world.Public.BillTexts.GetBillVersionAsync(new() { VersionId = "v2" })).Text);
        await Refused.By(world.Public.BillTexts.GetBillVersionAsync(new() { VersionId = "v3" }), StatusCode.NotFound, "TEXT_NOT_FOUND");
        Assert.Equal([introduced, unread], (await world.Public.BillTexts.ListBillVersionsAsync(new() { BillId = "bill" })).Versions);
        Assert.Equal([unread], (await world.Public.BillTexts.ListBillVersionsAsync(new() { BillId = "bill", Statuses = { TextStatus.Committee }, Language = "en" })).Versions);
        Assert.Empty((await world.Public.BillTexts.ListBillVersionsAsync(new() { BillId = "bill", Language = "kk" })).Versions);
    }

    [Fact]
    public async Task An_amendment_is_decided_by_a_vote_on_it()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.At("budget", BillStage.SecondReading);
        var amendment = (await world.Secretariat.BillTexts.ProposeAmendmentAsync(Proposal("budget", "a1"))).Amendment;
        await world.Secretariat.BillTexts.ProposeAmendmentAsync(Proposal("budget", "a2"));
        await Refused.By(world.Secretariat.BillTexts.ProposeAmendmentAsync(Proposal("budget", "a1")), StatusCode.AlreadyExists, "AMENDMENT_EXISTS");
        Assert.Equal((AmendmentState.Tabled, ""), (amendment.State, amendment.DecidedOn));
        var elsewhere = BudgetWorld.Counted("budget", VoteMatter.Amendment, 12, 3, amendment: "none");
        await Refused.By(world.Secretariat.Bills.RecordVoteAsync(elsewhere), StatusCode.NotFound, "AMENDMENT_NOT_FOUND");
        await Refused.ByRules(world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Amendment, 12, 3)), "parliament.votes.amendment");
        await Refused.ByRules(world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Passage, 12, 3, 16, amendment: "a1")), "parliament.votes.amendment");
        var passed = (await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Amendment, 8, 7, amendment: "a1"))).Vote;
        Assert.Equal((VoteResult.Passed, "a1"), (passed.Result, passed.AmendmentId));
        await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Passage, 12, 3, 16));

        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Passed, "2020-03-12")), "parliament.bills.amendments_decided");
        await Refused.ByRules(world.Secretariat.BillTexts.DecideAmendmentAsync(Decision("a2", AmendmentAct.Adopt, passed.VoteId)), "parliament.amendments.vote_on_it");
        await Refused.ByRules(world.Secretariat.BillTexts.DecideAmendmentAsync(Decision("a1", AmendmentAct.Reject, passed.VoteId)), "parliament.amendments.vote_result");
        var check = await world.Public.BillTexts.CheckAmendmentDecisionAsync(new() { AmendmentId = "a1", Act = AmendmentAct.Adopt, VoteId = passed.VoteId, AsOf = "2020-03-12" });
        Assert.Empty(Refused.Unmet(check.Findings));
        var adopted = await world.Secretariat.BillTexts.DecideAmendmentAsync(Decision("a1", AmendmentAct.Adopt, passed.VoteId, amendment.Etag));
        Assert.Equal(check.Findings, adopted.Findings);
        Assert.Equal((AmendmentState.Adopted, passed.VoteId, "2020-03-12"), (adopted.Amendment.State, adopted.Amendment.VoteId, adopted.Amendment.DecidedOn));
        await Refused.By(world.Secretariat.BillTexts.DecideAmendmentAsync(Decision("a1", AmendmentAct.Lapse, etag: amendment.Etag)), StatusCode.Aborted, "ETAG_MISMATCH");
        await world.Secretariat.BillTexts.DecideAmendmentAsync(Decision("a2", AmendmentAct.Withdraw));
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Passed, "2020-03-12"));

        await Refused.ByRules(world.Secretariat.BillTexts.ProposeAmendmentAsync(Proposal("budget", "a3", "2020-03-13")), "parliament.deliberations.stage");
        Assert.Equal(adopted.Amendment, (await world.Public.BillTexts.GetAmendmentAsync(new() { AmendmentId = "a1" })).Amendment);
        Assert.Equal(["a2"], (await world.Public.BillTexts.ListAmendmentsAsync(new() { BillId = "budget", States = { AmendmentState.Withdrawn } })).Amendments.Select(one => one.AmendmentId));
        Assert.Equal(2, (await world.Public.BillTexts.ListAmendmentsAsync(new() { BillId = "budget" })).Amendments.Count);
        await Refused.By(world.Public.BillTexts.GetAmendmentAsync(new() { AmendmentId = "a3" }), StatusCode.NotFound, "AMENDMENT_NOT_FOUND");
    }

    [Fact]
    public async Task An_amendment_changes_a_text_of_its_own_bill()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Bill("bill");
        await world.Bill("other");
        await world.Secretariat.BillTexts.RecordBillVersionAsync(Version("v1", TextStatus.Introduced, "abc"));
        var proposal = Proposal("other", "a1");
        proposal.VersionId = "v1";
        await Refused.By(world.Secretariat.BillTexts.ProposeAmendmentAsync(proposal), StatusCode.NotFound, "TEXT_NOT_FOUND");
        proposal.BillId = "bill";
        Assert.Equal("v1", (await world.Secretariat.BillTexts.ProposeAmendmentAsync(proposal)).Amendment.VersionId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_to_an_amendment_its_table_allows(int seed)
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Bill("bill");
        await world.Secretariat.BillTexts.ProposeAmendmentAsync(Proposal("bill", "walked"));
        Func<Task> Act(AmendmentAct act) => async () => await world.Secretariat.BillTexts.DecideAmendmentAsync(Decision("walked", act));

        var taken = await LifecycleWalk.Take(
            AmendmentRules.Lifecycle, Enum.GetValues<AmendmentAct>().Where(act => act is not AmendmentAct.Unspecified).ToDictionary(act => act, Act),
            async () => (await world.Public.BillTexts.GetAmendmentAsync(new() { AmendmentId = "walked" })).Amendment.State, seed);

        Assert.Single(taken);
    }

    private static RecordBillVersionRequest Version(string id, TextStatus status, string text, string sha256 = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-03-03",
        BillId = "bill",
        VersionId = id,
        Status = status,
        Language = "en",
        MediaType = "text/plain",
        Uri = "https://parliament.example/bill",
        Sha256 = sha256,
        Text = text,
    };

    private static ProposeAmendmentRequest Proposal(string bill, string id, string on = "2020-03-11") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        BillId = bill,
        AmendmentId = id,
        ChamberId = ParliamentWorld.Chamber,
        Proposer = "Member Anders",
        Provision = "Article 2",
        Text = "For \"one\" read \"two\".",
    };

    private static DecideAmendmentRequest Decision(string id, AmendmentAct act, string vote = "", string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = "2020-03-12", AmendmentId = id, Act = act, VoteId = vote, Reason = "As decided.", Etag = etag };
}
