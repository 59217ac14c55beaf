using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Admissions;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class AdmissionTests
{
    private const string Day = "2020-03-12", Asked = "2020-03-10", Id = "sitt-one";

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_request_is_decided_once(int seed)
    {
        await using var world = await WithRoom();
        await Request(world, "ask", "paper", 1);
        var acts = new Dictionary<AdmissionAct, Func<Task>>
        {
            [AdmissionAct.Grant] = async () => await Grant(world, "ask"),
            [AdmissionAct.Refuse] = async () => await Refuse(world, "ask", RefusalGround.NoPlaces),
        };

        Assert.Single(await LifecycleWalk.Take(AdmissionRules.Lifecycle, acts,
            async () => Assert.Single((await world.Public.Admissions.ListAdmissionRequestsAsync(new() { Jurisdiction = "arland" })).AdmissionRequests).State, seed, 6));
    }

    [Fact]
    public async Task A_room_holds_no_more_than_it_has_places()
    {
        await using var world = await WithRoom();
        await Request(world, "two", "paper", 2);
        await Request(world, "more", "readers", 2);
        await Request(world, "one", "readers", 1);
        await Refused.By(Grant(world, "two", ""), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Grant(world, "two", "nothing"), StatusCode.NotFound, "ROOM_NOT_FOUND");
        Assert.Equal("sitt-room", (await Grant(world, "two")).AdmissionRequest.Decision.RoomId);
        await Refused.ByRules(Grant(world, "more"), "parliament.admissions.places");
        var check = await world.Public.Admissions.CheckAdmissionAsync(new() { AdmissionRequestId = "one", AsOf = Asked });
        var granted = await Grant(world, "one");
        Assert.Equal(check.Findings, granted.Findings);
        var room = Assert.Single((await world.Public.Admissions.ListSittingRoomsAsync(new() { SittingId = Id })).SittingRooms);
        Assert.Equal((3u, 0u), (room.Admitted, room.Free));
    }

    [Fact]
    public async Task A_refusal_says_whether_a_rule_stood_in_the_way()
    {
        await using var world = await WithRoom();
        await world.Secretariat.Sittings.OrderClosureAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = Asked,
            SittingId = Id,
            ClosureId = "order",
            ItemIds = { "navy" },
            Ground = ClosureGround.StateSecrets,
            Reason = "so",
            DecidedBy = "Bureau",
        });
        await Request(world, "closed", "paper", 1, "navy");
        await Request(world, "disliked", "paper", 1, "lake");
        await Refused.By(Refuse(world, "disliked", RefusalGround.Unspecified), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.ByRules(Refuse(world, "disliked", RefusalGround.Other), "parliament.admissions.refusal_grounds");
        await Refused.ByRules(Grant(world, "closed"), "parliament.access.something_to_watch", "parliament.admissions.item");
        var closed = (await Refuse(world, "closed", RefusalGround.Closed)).Findings;
        var disliked = (await Refuse(world, "disliked", RefusalGround.NoPlaces, "2020-03-14")).Findings;
        Assert.Equal([Outcome.Satisfied, Outcome.Warning], new[] { closed, disliked }.Select(all => all.Single(finding => finding.Rule is AdmissionRules.RefusalHasRule).Outcome));
        Assert.Equal(Outcome.Warning, disliked.Single(finding => finding.Rule is "parliament.admissions.decision_days").Outcome);

        var count = await world.Public.Admissions.CountAdmissionRequestsAsync(new() { Jurisdiction = "arland", HeldFrom = "2020-01-01", HeldTo = "2020-12-31" });
        var press = count.Classes[0];
        Assert.Equal((2u, 0u, 2u, 0u, 1u, 1u), (press.Requests, press.Granted, press.Refused, press.Undecided, press.DecidedLate, press.RefusedWithoutRule));
        Assert.Equal(new Ratio { Numerator = 2, Denominator = 2 }, press.RefusedRatio);
        Assert.Null(count.Classes[1].RefusedRatio);
        Assert.Equal([(RefusalGround.Closed, 1u), (RefusalGround.NoPlaces, 1u)], count.Refusals.Select(refusal => (refusal.Ground, refusal.Refused)));
    }

    [Fact]
    public async Task Who_could_watch_what_is_told_item_by_item()
    {
        await using var world = await WithRoom();
        await Request(world, "two", "paper", 2);
        await Request(world, "lake", "readers", 1, "lake");
        await Grant(world, "two");
        await Grant(world, "lake");
        await Refused.ByRules(Presence(world, "early", "two", 1, "09:30", "10:00"), "parliament.presence.sitting_opened");
        await SittingLifeTests.Attend(world, "09:00", 6);
        await SittingLifeTests.Open(world, "10:00");
        await SittingLifeTests.TakeUp(world, "lake", "10:05");
        await SittingLifeTests.TakeUp(world, "navy", "10:30");
        await Refused.ByRules(Presence(world, "many", "two", 3, "10:00", "10:20"), "parliament.presence.persons");
        await Refused.By(Presence(world, "never", "two", 1, "10:20", "10:20"), StatusCode.InvalidArgument, "TIME_MALFORMED");
        await Presence(world, "first", "two", 2, "10:00", "10:20");
        await Presence(world, "lake", "lake", 1, "", "");
        await Refused.By(Presence(world, "lake", "lake", 1, "", ""), StatusCode.AlreadyExists, "PRESENCE_EXISTS");

        var told = await world.Public.Admissions.GetWatchersAsync(new() { SittingId = Id });

        var remote = told.Cells.Where(cell => cell.Mode is AccessMode.RemoteRoom).ToList();
        Assert.Equal(8, told.Cells.Count);
        Assert.Equal(
            [("lake", AccreditationClass.Press, 3u, 2u, 2u), ("lake", AccreditationClass.PublicAssociation, 3u, 1u, 1u), ("navy", AccreditationClass.Press, 3u, 2u, 0u), ("navy", AccreditationClass.PublicAssociation, 3u, 0u, 0u)],
            remote.Select(cell => (cell.ItemId, cell.AccreditationClass, cell.Places, cell.Admitted, cell.Present)));
        Assert.All(remote, cell => Assert.True(cell.Allowed));
        Assert.Equal([true, false], told.Cells.Where(cell => cell.Mode is AccessMode.Chamber && cell.ItemId is "lake").Select(cell => cell.Allowed));
        Assert.All(told.Cells.Where(cell => cell.Mode is AccessMode.Chamber), cell => Assert.False(cell.HasPlaces));
        var access = await world.Public.Accreditations.CountAccessAsync(new() { Jurisdiction = "arland", HeldFrom = "2020-01-01", HeldTo = "2020-12-31" });
        Assert.Equal((1u, 1u), (access.Sittings, access.SittingsWatched));
        Assert.Equal([0u, 1u, 0u, 1u], access.Counts.Select(one => one.Sittings));
    }

    [Fact]
    public async Task Whoever_is_accredited_asks_for_itself()
    {
        await using var world = await WithRoom();
        RequestAdmissionRequest Ask(string id, string accreditation, params string[] items) => new()
        {
            RequestId = World.NewId(),
            OccurredOn = Asked,
            SittingId = Id,
            AdmissionRequestId = id,
            AccreditationId = accreditation,
            ItemIds = { items },
            ModeAsked = AccessMode.RemoteRoom,
            Persons = 1,
        };

        await world.As("press@arland").Admissions.RequestAdmissionAsync(Ask("own", "paper"));
        await Refused.By(world.As("press@arland").Admissions.RequestAdmissionAsync(Ask("other", "readers")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("press@kz").Admissions.RequestAdmissionAsync(Ask("abroad", "paper")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("press@arland").Admissions.RequestAdmissionAsync(Ask("own", "paper")), StatusCode.AlreadyExists, "ADMISSION_REQUEST_EXISTS");
        await Refused.By(world.As("press@arland").Admissions.RequestAdmissionAsync(Ask("nothing", "paper", "nothing")), StatusCode.NotFound, "ITEM_NOT_FOUND");
        await Refused.By(world.Secretariat.Admissions.LinkRoomAsync(new() { RequestId = World.NewId(), OccurredOn = Asked, SittingId = Id, RoomId = "sitt-room" }), StatusCode.AlreadyExists, "ROOM_LINKED");
        await Refused.By(Record(world), StatusCode.AlreadyExists, "ROOM_EXISTS");
        Assert.Equal(3u, Assert.Single((await world.Public.Admissions.ListRoomsAsync(new() { Jurisdiction = "arland" })).Rooms).Places);
    }

    private static async Task<ParliamentWorld> WithRoom()
    {
        var world = await ParliamentWorld.StartWithChamber();
        await SittingLifeTests.Convene(world);
        await Record(world);
        await world.Secretariat.Admissions.LinkRoomAsync(new() { RequestId = World.NewId(), OccurredOn = Asked, SittingId = Id, RoomId = "sitt-room" });
        foreach (var (id, accredited) in new[] { ("paper", AccreditationClass.Press), ("readers", AccreditationClass.PublicAssociation) })
        {
            await world.Secretariat.Accreditations.AccreditAsync(new()
            {
                RequestId = World.NewId(),
                OccurredOn = "2020-02-01",
                AccreditationId = id,
                Jurisdiction = "arland",
                AccreditationClass = accredited,
                Organisation = id,
                ValidFrom = "2020-02-01",
            });
        }

        return world;
    }

    private static AsyncUnaryCall<RecordRoomResponse> Record(ParliamentWorld world) => world.Secretariat.Admissions.RecordRoomAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-02-01",
        RoomId = "sitt-room",
        Jurisdiction = "arland",
        ChamberId = ParliamentWorld.Chamber,
        Name = ParliamentWorld.Text("Room 12"),
        Mode = AccessMode.RemoteRoom,
        Places = 3,
        Classes = { AccreditationClass.Press, AccreditationClass.PublicAssociation },
    });

    private static async Task Request(ParliamentWorld world, string id, string accreditation, uint persons, params string[] items) => await world.Secretariat.Admissions.RequestAdmissionAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = Asked,
        SittingId = Id,
        AdmissionRequestId = id,
        AccreditationId = accreditation,
        ItemIds = { items },
        ModeAsked = AccessMode.RemoteRoom,
        Persons = persons,
    });

    private static AsyncUnaryCall<DecideAdmissionResponse> Grant(ParliamentWorld world, string id, string room = "sitt-room") => world.Secretariat.Admissions.DecideAdmissionAsync(
        new() { RequestId = World.NewId(), OccurredOn = Asked, AdmissionRequestId = id, Granted = true, RoomId = room, DecidedBy = "Press office" });

    private static AsyncUnaryCall<DecideAdmissionResponse> Refuse(ParliamentWorld world, string id, RefusalGround ground, string day = Asked) => world.Secretariat.Admissions.DecideAdmissionAsync(
        new() { RequestId = World.NewId(), OccurredOn = day, AdmissionRequestId = id, RefusalGround = ground, Reason = "So.", DecidedBy = "Press office" });

    private static AsyncUnaryCall<RecordPresenceResponse> Presence(ParliamentWorld world, string id, string request, uint persons, string arrived, string left) =>
        world.Secretariat.Admissions.RecordPresenceAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = Day,
            AdmissionRequestId = request,
            PresenceId = id,
            Persons = persons,
            ArrivedAt = arrived,
            LeftAt = left,
        });
}
