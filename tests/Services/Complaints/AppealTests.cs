using Grpc.Core;
using Saylau.Elections.Complaints;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Complaints;

public sealed class AppealTests(CountingWorld world)
{
    [Fact]
    public async Task What_a_decision_orders_is_open_until_it_is_done_or_a_higher_authority_decides_otherwise()
    {
        await world.Election("app", ElectionKind.Regular, "app-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("app", CountingWorld.Protocol("akm-1", ("app-a", 20))));
        foreach (var id in new[] { "app-recount", "app-list", "app-lapsed" })
            await world.Commission.Complaints.FileComplaintAsync(File(id, "akm-1"));
        var region = world.As("regional_commission@KZ-AKM").Complaints;
        await Refused.ByRules(region.DecideComplaintAsync(Decide("app-recount", ComplaintOutcome.Rejected, ComplaintEffectKind.Recount, "akm-1")), "elections.complaints.order_of_upheld");
        await Refused.By(region.DecideComplaintAsync(Decide("app-recount", ComplaintOutcome.Upheld, ComplaintEffectKind.Recount, "akm-9")), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await region.DecideComplaintAsync(Decide("app-recount", ComplaintOutcome.Upheld, ComplaintEffectKind.Recount, "akm-1"));
        await region.DecideComplaintAsync(Decide("app-list", ComplaintOutcome.Upheld, ComplaintEffectKind.Correction, act: "The list of voters"));
        await region.DecideComplaintAsync(Decide("app-lapsed", ComplaintOutcome.Upheld, ComplaintEffectKind.Annulment, act: "Decision 4"));
        Assert.Equal(["app-lapsed OPEN", "app-list OPEN", "app-recount OPEN"], await Effects());

        await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-10",
            ElectionId = "app",
            PrecinctId = "akm-1",
            Protocol = CountingWorld.Protocol("akm-1", ("app-a", 21)),
            Reason = "Counted again.",
        });
        await world.Commission.Complaints.AppealComplaintAsync(Appeal("app-lapsed"));
        await Refused.By(region.DecideComplaintAppealAsync(DecideComplaintAppeal("app-lapsed")), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
        var decided = (await world.As("court@kz").Complaints.DecideComplaintAppealAsync(DecideComplaintAppeal("app-lapsed"))).Complaint;
        var done = (await region.RecordEffectCarriedOutAsync(Done("app-list"))).Effect;

        Assert.Equal((ComplaintState.Rejected, ComplaintAuthority.RegionalCommission, ComplaintAuthority.Court),
            (decided.State, decided.Decision.Authority, decided.Appeals[0].Decision.Authority));
        Assert.Equal((ComplaintEffectState.CarriedOut, "Decision 5", "2010-06-12"), (done.State, done.CarriedOutBy, done.CarriedOutOn));
        Assert.Equal(["app-lapsed LAPSED", "app-list CARRIED_OUT", "app-recount CARRIED_OUT"], await Effects());
        Assert.Equal(["app-lapsed OPEN", "app-list OPEN", "app-recount OPEN"], await Effects("2010-06-09"));
        var recount = (await world.Public.Complaints.ListComplaintEffectsAsync(new() { ElectionId = "app" })).Effects[^1];
        Assert.Equal("protocols/akm-1/v2", recount.CarriedOutBy);
        await Refused.ByRules(region.RecordEffectCarriedOutAsync(Done("app-list")), "elections.complaints.effect_open");
        await Refused.By(region.RecordEffectCarriedOutAsync(Done("app-list", 1)), StatusCode.NotFound, "COMPLAINT_EFFECT_NOT_FOUND");
        var count = await world.Public.Complaints.CountComplaintsAsync(new() { ElectionId = "app", AsOf = "2010-06-30" });
        Assert.Equal((3u, 1u, 0u, 2u), (count.Total, count.Appeals, count.OpenEffects, count.CarriedOutEffects));
        Assert.Equal(3u, count.BySubject.Single(subject => subject.SubjectKind is ComplaintSubject.Counting).Count);
        Assert.Equal(("KZ-AKM", 3u), (Assert.Single(count.ByRegion).Region, count.ByRegion[0].Count));
        Assert.Equal(["app-lapsed"], (await world.Public.Complaints.ListComplaintsAsync(new() { ElectionId = "app", States = { ComplaintState.Rejected } })).Complaints.Select(complaint => complaint.ComplaintId));
        Assert.Equal(["app-lapsed"], (await world.Public.Complaints.ListComplaintsAsync(new() { ElectionId = "app", States = { ComplaintState.Appealed }, AsOf = "2010-06-10" })).Complaints.Select(complaint => complaint.ComplaintId));
        Assert.Equal(2, (await world.Public.Complaints.ListComplaintEffectsAsync(new() { ElectionId = "app", PageSize = 2 })).Effects.Count);
    }

    [Fact]
    public async Task An_appeal_is_decided_above_who_decided()
    {
        await world.Election("app-up", ElectionKind.Regular);
        await world.Commission.Complaints.FileComplaintAsync(File("app-central", "", "app-up"));
        await world.Commission.Complaints.DecideComplaintAsync(Decide("app-central", ComplaintOutcome.Rejected));
        await world.Commission.Complaints.AppealComplaintAsync(Appeal("app-central"));

        await Refused.ByRules(world.Commission.Complaints.DecideComplaintAppealAsync(DecideComplaintAppeal("app-central")), "elections.complaints.higher_authority");
        var check = await world.Public.Complaints.CheckComplaintAsync(new() { ComplaintId = "app-central", Act = ComplaintAct.RejectOnAppeal, Authority = ComplaintAuthority.CentralCommission, AsOf = "2010-06-12" });
        Assert.Equal(["elections.complaints.higher_authority"], Refused.Unmet(check.Findings));
        await Refused.By(world.As("public_association@arland").Complaints.AppealComplaintAsync(Appeal("app-central")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_complaint_walks_through_its_states_as_the_table_says(int seed)
    {
        var id = $"app-walk-{seed}";
        await world.Election($"{id}-election", ElectionKind.Regular);
        await world.Commission.Complaints.FileComplaintAsync(File(id, "akm-2", $"{id}-election"));
        var (first, second) = (world.As("regional_commission@KZ-AKM").Complaints, world.As("court@kz").Complaints);
        Func<Task> Deciding(ComplaintOutcome outcome) => () => first.DecideComplaintAsync(Decide(id, outcome)).ResponseAsync;
        Func<Task> DecidingAppeal(ComplaintOutcome outcome) => () =>
        {
            var request = DecideComplaintAppeal(id);
            request.Outcome = outcome;
            return second.DecideComplaintAppealAsync(request).ResponseAsync;
        };
        var acts = new Dictionary<ComplaintAct, Func<Task>>
        {
            [ComplaintAct.Uphold] = Deciding(ComplaintOutcome.Upheld),
            [ComplaintAct.Reject] = Deciding(ComplaintOutcome.Rejected),
            [ComplaintAct.Leave] = Deciding(ComplaintOutcome.NotConsidered),
            [ComplaintAct.Appeal] = () => world.Commission.Complaints.AppealComplaintAsync(Appeal(id)).ResponseAsync,
            [ComplaintAct.UpholdOnAppeal] = DecidingAppeal(ComplaintOutcome.Upheld),
            [ComplaintAct.RejectOnAppeal] = DecidingAppeal(ComplaintOutcome.Rejected),
            [ComplaintAct.LeaveOnAppeal] = DecidingAppeal(ComplaintOutcome.NotConsidered),
        };

        var taken = await LifecycleWalk.Take(ComplaintRules.Lifecycle, acts, async () => (await world.Public.Complaints.GetComplaintAsync(new() { ComplaintId = id })).Complaint.State, seed);

        Assert.NotEmpty(taken);
    }

    private async Task<IEnumerable<string>> Effects(string asOf = "") =>
        (await world.Public.Complaints.ListComplaintEffectsAsync(new() { ElectionId = "app", AsOf = asOf })).Effects
            .Select(effect => $"{effect.ComplaintId} {Platform.Errors.EnumText.Of(effect.State)}");

    private static FileComplaintRequest File(string id, string precinct, string election = "app") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-07",
        ElectionId = election,
        ComplaintId = id,
        ComplainantKind = ComplainantKind.Party,
        Subject = "The figures differ.",
        SubjectKind = ComplaintSubject.Counting,
        EventOn = "2010-06-06",
        PrecinctId = precinct,
    };

    private static DecideComplaintRequest Decide(
        string id, ComplaintOutcome outcome, ComplaintEffectKind kind = ComplaintEffectKind.None, string precinct = "", string act = "") => new()
        {
            RequestId = World.NewId(),
            OccurredOn = kind is ComplaintEffectKind.None ? "2010-06-12" : "2010-06-09",
            ComplaintId = id,
            Outcome = outcome,
            Decision = "It is so.",
            Order = new() { Kind = kind, PrecinctId = precinct, Act = act },
        };

    private static AppealComplaintRequest Appeal(string id) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = id.StartsWith("app-walk", StringComparison.Ordinal) || id is "app-central" ? "2010-06-12" : "2010-06-10",
        ComplaintId = id,
        AppellantKind = ComplainantKind.Party,
        Grounds = "Not compared.",
    };

    private static DecideComplaintAppealRequest DecideComplaintAppeal(string id) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", ComplaintId = id, Outcome = ComplaintOutcome.Rejected, Decision = "No." };

    private static RecordEffectCarriedOutRequest Done(string id, uint appeal = 0) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", ComplaintId = id, Appeal = appeal, Act = "Decision 5" };
}
