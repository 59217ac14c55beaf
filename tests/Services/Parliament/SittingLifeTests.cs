using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class SittingLifeTests
{
    private const string Day = "2020-03-12", Id = "sitt-one";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_sitting_is_opened_pauses_and_ends_as_its_table_says(int seed)
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Convene(world);
        await Attend(world, "09:00", 6);
        var sittings = world.Secretariat.Sittings;
        var acts = new Dictionary<SittingAct, Func<Task>>
        {
            [SittingAct.Open] = async () => await sittings.OpenSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "10:00" }),
            [SittingAct.Suspend] = async () => await sittings.SuspendSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "10:00", Reason = "A pause." }),
            [SittingAct.Resume] = async () => await sittings.ResumeSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "10:00" }),
            [SittingAct.Close] = async () => await sittings.CloseSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "10:00" }),
            [SittingAct.Cancel] = async () => await sittings.CancelSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, Reason = "A storm.", DecidedBy = "Speaker" }),
        };

        var taken = await LifecycleWalk.Take(SittingRules.Lifecycle, acts, async () => (await Get(world)).State, seed);

        Assert.NotEmpty(taken);
        var changes = (await world.Public.Sittings.ListSittingChangesAsync(new() { SittingId = Id })).Changes;
        Assert.Equal(taken.Select(step => (step.Act, step.To)), changes.Select(change => (change.Act, change.State)));
    }

    [Fact]
    public async Task A_sitting_opens_with_a_quorum_on_its_day()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var convened = await Convene(world);
        Assert.Equal((SittingState.Convened, ""), (convened.State, convened.CurrentItemId));
        await Refused.ByRules(Open(world, "10:00"), "parliament.sittings.quorum");
        await Attend(world, "09:50", 5);
        await Refused.ByRules(Open(world, "10:00"), "parliament.sittings.quorum");
        await Attend(world, "10:00", 1, "late");
        await Refused.ByRules(Open(world, "09:59"), "parliament.sittings.quorum");
        await Refused.ByRules(Open(world, "10:00", "2020-03-11"), "parliament.sittings.on_its_day");
        await Refused.By(Open(world, "10am"), StatusCode.InvalidArgument, "TIME_MALFORMED");

        var check = await world.Public.Sittings.CheckSittingChangeAsync(new() { SittingId = Id, Act = SittingAct.Open, At = "10:00", AsOf = Day });
        var opened = await Open(world, "10:00");

        Assert.Equal(check.Findings, opened.Findings);
        Assert.Equal(SittingState.Opened, opened.Sitting.State);
        await Refused.By(world.Secretariat.Sittings.CloseSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "11:00", Etag = convened.Etag }), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(world.Secretariat.Sittings.SuspendSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "09:59", Reason = "Early." }), "parliament.sittings.in_order");
        await Refused.By(world.As("parliament_secretariat@kz").Sittings.CloseSittingAsync(new() { RequestId = World.NewId(), SittingId = Id, At = "11:00" }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Fact]
    public async Task An_agenda_changes_until_an_item_is_taken_up_and_its_history_stays()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Convene(world);
        await Refused.By(Amend(world, AgendaChangeKind.Add, "roads", 1, null), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Amend(world, AgendaChangeKind.Move, "nothing", 1, null), StatusCode.NotFound, "ITEM_NOT_FOUND");
        var check = await world.Public.Sittings.CheckAgendaChangeAsync(new() { SittingId = Id, Kind = AgendaChangeKind.Add, ItemId = "roads", Place = 1, AsOf = Day });
        var added = await Amend(world, AgendaChangeKind.Add, "roads", 1, ParliamentWorld.Item("roads", ItemOpenness.RemoteRoom));
        Assert.Equal(check.Findings, added.Findings);
        Assert.Equal(Outcome.Warning, added.Findings.Single(finding => finding.Rule is "parliament.agenda.days").Outcome);
        Assert.Equal(["roads", "lake", "navy"], added.Sitting.Items.Select(item => item.Item.ItemId));
        Assert.Equal(["lake", "navy", "roads"], (await Amend(world, AgendaChangeKind.Move, "roads", 0, null)).Sitting.Items.Select(item => item.Item.ItemId));
        Assert.Equal(["navy", "roads"], (await Amend(world, AgendaChangeKind.Remove, "lake", 0, null)).Sitting.Items.Select(item => item.Item.ItemId));

        await Attend(world, "09:00", 6);
        await Open(world, "10:00");
        var taken = await TakeUp(world, "navy", "10:05");
        Assert.Equal(("navy", "10:05:00"), (taken.Sitting.CurrentItemId, taken.Sitting.Items[0].TakenUpAt));
        await Refused.ByRules(TakeUp(world, "navy", "10:06"), "parliament.agenda.not_taken_up");
        await Refused.ByRules(Amend(world, AgendaChangeKind.Remove, "navy", 0, null), "parliament.agenda.not_taken_up");
        await Refused.ByRules(Amend(world, AgendaChangeKind.Add, "bridges", 1, ParliamentWorld.Item("bridges", ItemOpenness.Open)), "parliament.agenda.place");

        var changes = (await world.Public.Sittings.ListAgendaChangesAsync(new() { SittingId = Id, PageSize = 2 }));
        Assert.Equal([(AgendaChangeKind.Add, 0u, 1u), (AgendaChangeKind.Move, 1u, 3u)], changes.Changes.Select(change => (change.Kind, change.PlaceBefore, change.PlaceAfter)));
        var rest = await world.Public.Sittings.ListAgendaChangesAsync(new() { SittingId = Id, PageSize = 2, PageToken = changes.NextPageToken });
        Assert.Equal([(AgendaChangeKind.Remove, 1u, 0u, "lake")], rest.Changes.Select(change => (change.Kind, change.PlaceBefore, change.PlaceAfter, change.Item.ItemId)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public async Task An_order_is_appealed_and_lifted_as_its_table_says(int seed)
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Convene(world);
        await Order(world, "order", ["navy"]);
        var (secretariat, court) = (world.Secretariat.Sittings, world.As("court@arland").Sittings);
        DecideClosureAppealRequest Decide(bool lifts) => new() { RequestId = World.NewId(), OccurredOn = "2020-03-11", ClosureId = "order", Lifts = lifts, Reason = "So.", DecidedBy = "High Court" };
        var acts = new Dictionary<ClosureAct, Func<Task>>
        {
            [ClosureAct.Appeal] = async () => await world.As("press@arland").Sittings.AppealClosureAsync(
                new() { RequestId = World.NewId(), OccurredOn = "2020-03-11", ClosureId = "order", Appellant = "A newspaper", Grounds = "It is known." }),
            [ClosureAct.UpholdOnAppeal] = async () => await court.DecideClosureAppealAsync(Decide(false)),
            [ClosureAct.LiftOnAppeal] = async () => await court.DecideClosureAppealAsync(Decide(true)),
            [ClosureAct.Lift] = async () => await secretariat.LiftClosureAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-11", ClosureId = "order", Reason = "Enough.", DecidedBy = "Bureau" }),
        };

        await LifecycleWalk.Take(ClosureRules.Lifecycle, acts, async () => (await Closure(world)).State, seed);

        var lifted = (await Closure(world)).State is ClosureState.Lifted;
        var item = (await Get(world)).Items.Single(item => item.Item.ItemId is "navy");
        Assert.Equal((lifted ? ItemOpenness.Open : ItemOpenness.Closed, lifted ? "" : "order", lifted ? 0 : 3), (item.Openness, item.ClosureId, item.ClosedDimensions.Count));
    }

    [Fact]
    public async Task An_order_closes_what_it_says_and_a_lifted_one_nothing()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Convene(world);
        await Order(world, "papers", ["navy"], ClosureScope.Items, ClosureDimension.Text);
        Assert.Equal((ItemOpenness.Open, ""), await Now(world, "navy"));
        await Order(world, "watching", ["navy"], ClosureScope.Sitting, ClosureDimension.Attendance);
        Assert.Equal((ItemOpenness.Closed, "watching"), await Now(world, "navy"));
        await Refused.ByRules(Ordering(world, "again", ["navy"], ClosureScope.Items, ClosureDimension.Text), "parliament.closures.once");
        await Refused.By(Ordering(world, "vote", ["lake"], ClosureScope.Items, ClosureDimension.Text, "nothing"), StatusCode.NotFound, "VOTE_NOT_FOUND");
        var check = await world.Public.Sittings.CheckClosureChangeAsync(new() { ClosureId = "watching", Act = ClosureAct.Lift, AsOf = "2020-03-11" });
        Assert.All(check.Findings, finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));

        await Amend(world, AgendaChangeKind.Add, "roads", 0, ParliamentWorld.Item("roads", ItemOpenness.RemoteRoom));
        Assert.Equal((ItemOpenness.Closed, "watching"), await Now(world, "roads"));
        await world.Secretariat.Sittings.LiftClosureAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-12", ClosureId = "watching", Reason = "Enough.", DecidedBy = "Bureau" });
        Assert.Equal((ItemOpenness.RemoteRoom, ""), await Now(world, "roads"));
        Assert.Equal([ClosureDimension.Text], (await Get(world)).Items.Single(item => item.Item.ItemId is "navy").ClosedDimensions);
        var orders = (await world.Public.Sittings.ListClosuresAsync(new() { Jurisdiction = "arland" })).Closures;
        Assert.Equal([("papers", ClosureState.InForce, 0), ("watching", ClosureState.Lifted, 1)], orders.Select(order => (order.ClosureId, order.State, order.Steps.Count)));
        Assert.Equal(["navy", "roads"], orders[1].ItemIds);
    }

    [Fact]
    public async Task A_sitting_is_watched_as_it_goes_on()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Convene(world);
        using var stream = world.Public.Sittings.WatchSitting(new() { SittingId = Id });
        var first = await Next(stream);
        Assert.Equal((SittingState.Convened, false), (first.Live.Sitting.State, first.Live.Presence[0].HasPresent));
        await Attend(world, "09:00", 6);
        var second = await Next(stream);
        Assert.Equal((6u, 22u, Outcome.Satisfied), (second.Live.Presence[0].Present, second.Live.Presence[0].Seats, second.Live.Presence[0].Quorum.Outcome));
        Assert.True(second.ResumePosition > first.ResumePosition);
        await Open(world, "10:00");
        Assert.Equal(SittingState.Opened, (await Next(stream)).Live.Sitting.State);
        await world.Secretariat.Sittings.CloseSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "12:00" });
        var last = await Next(stream);
        Assert.Equal((SittingState.Closed, 6u), (last.Live.Sitting.State, last.Live.Presence[0].Present));

        using var resumed = world.Public.Sittings.WatchSitting(new() { SittingId = Id, ResumePosition = second.ResumePosition });
        var missed = await Next(resumed);
        Assert.Equal(last, missed);
        using var current = world.Public.Sittings.WatchSitting(new() { SittingId = Id, ResumePosition = missed.ResumePosition });
        Assert.Null((await Next(current)).Live);
        using var nothing = world.Public.Sittings.WatchSitting(new() { SittingId = "nothing" });
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => Next(nothing))).StatusCode);
    }

    [Fact]
    public async Task Watching_ends_when_the_service_does_and_beats_while_nothing_changes()
    {
        await using var suite = await Statements.Start(Repository.ArlandLaw, area: "parliament", over: builder => builder.Configuration["Saylau:Ledger:Heartbeat"] = "00:00:00.05");
        var clients = suite.As("parliament_secretariat@arland", "archive@arland");
        await clients.Chambers.RecordChamberAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-01",
            ChamberId = ParliamentWorld.Chamber,
            Jurisdiction = "arland",
            Kind = ChamberKind.Single,
            Name = ParliamentWorld.Text("Chamber"),
        });
        await clients.Sittings.ConveneSittingAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = Day,
            SittingId = Id,
            Jurisdiction = "arland",
            ChamberIds = { ParliamentWorld.Chamber },
            HeldOn = Day,
            Items = { ParliamentWorld.Item("lake", ItemOpenness.Open) },
        });
        using var stream = suite.AsPublic().Sittings.WatchSitting(new() { SittingId = Id });
        var first = await Next(stream);
        var beat = await Next(stream);
        Assert.Equal((null, first.ResumePosition), (beat.Live, beat.ResumePosition));
        await suite.Services.Stop("parliament");
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
                await Next(stream);
        });
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
    }

    [Fact]
    public async Task What_was_called_off_is_watched_by_nobody_and_counts_as_no_sitting()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await Convene(world);
        await world.Secretariat.Sittings.CancelSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, Reason = "A storm.", DecidedBy = "Speaker" });
        await world.Secretariat.Accreditations.AccreditAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-02-01",
            AccreditationId = "paper",
            Jurisdiction = "arland",
            AccreditationClass = AccreditationClass.Press,
            Organisation = "A newspaper",
            ValidFrom = "2020-02-01",
        });

        await Refused.ByRules(world.Secretariat.Accreditations.AdmitToSittingAsync(
            new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, AdmissionId = "admission", AccreditationId = "paper", Mode = AccessMode.Chamber }), "parliament.access.sitting_held");
        Assert.Equal(0u, (await world.Public.Accreditations.CountAccessAsync(new() { Jurisdiction = "arland", HeldFrom = "2020-01-01", HeldTo = "2020-12-31" })).Sittings);
    }

    internal static Task<Sitting> Convene(ParliamentWorld world) =>
        world.Sitting(Id, Day, ParliamentWorld.Item("lake", ItemOpenness.Open), ParliamentWorld.Item("navy", ItemOpenness.Open));

    internal static async Task Attend(ParliamentWorld world, string arrived, int members, string name = "member")
    {
        var mandates = await Task.WhenAll(Enumerable.Range(0, members).Select(number => world.Member($"{name}-{number}")));
        await world.Secretariat.Floor.RecordAttendanceAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = Day,
            SittingId = Id,
            Entries = { mandates.Select(mandate => new AttendanceEntry { MandateId = mandate.MandateId, ArrivedAt = arrived }) },
        });
    }

    internal static AsyncUnaryCall<OpenSittingResponse> Open(ParliamentWorld world, string at, string day = Day) =>
        world.Secretariat.Sittings.OpenSittingAsync(new() { RequestId = World.NewId(), OccurredOn = day, SittingId = Id, At = at });

    internal static AsyncUnaryCall<TakeUpItemResponse> TakeUp(ParliamentWorld world, string item, string at) =>
        world.Secretariat.Sittings.TakeUpItemAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, ItemId = item, At = at });

    private static AsyncUnaryCall<AmendAgendaResponse> Amend(ParliamentWorld world, AgendaChangeKind kind, string itemId, uint place, SittingItem? item) =>
        world.Secretariat.Sittings.AmendAgendaAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = Day,
            SittingId = Id,
            Kind = kind,
            ItemId = itemId,
            Item = item,
            Place = place,
            Reason = "A member moved it.",
            DecidedBy = "Bureau",
        });

    private static AsyncUnaryCall<OrderClosureResponse> Ordering(
        ParliamentWorld world, string id, string[] items, ClosureScope scope = ClosureScope.Unspecified, ClosureDimension? dimension = null, string vote = "") =>
        world.Secretariat.Sittings.OrderClosureAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-03-11",
            SittingId = Id,
            ClosureId = id,
            ItemIds = { items },
            Ground = ClosureGround.StateSecrets,
            Reason = "so",
            DecidedBy = "Bureau",
            Scope = scope,
            Dimensions = { dimension is { } one ? [one] : Array.Empty<ClosureDimension>() },
            VoteId = vote,
        });

    private static async Task Order(ParliamentWorld world, string id, string[] items, ClosureScope scope = ClosureScope.Unspecified, ClosureDimension? dimension = null) =>
        await Ordering(world, id, items, scope, dimension);

    private static async Task<Sitting> Get(ParliamentWorld world) => (await world.Public.Sittings.GetSittingAsync(new() { SittingId = Id })).Sitting;

    private static async Task<ClosureOrder> Closure(ParliamentWorld world) => Assert.Single((await world.Public.Sittings.ListClosuresAsync(new() { Jurisdiction = "arland" })).Closures);

    private static async Task<(ItemOpenness Openness, string ClosureId)> Now(ParliamentWorld world, string item)
    {
        var now = (await Get(world)).Items.Single(one => string.Equals(one.Item.ItemId, item, StringComparison.Ordinal));
        return (now.Openness, now.ClosureId);
    }

    private static async Task<WatchSittingResponse> Next(AsyncServerStreamingCall<WatchSittingResponse> stream)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        Assert.True(await stream.ResponseStream.MoveNext(limit.Token));
        return stream.ResponseStream.Current;
    }
}
