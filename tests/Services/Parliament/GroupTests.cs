using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class GroupTests
{
    private const string Faction = "mand-faction";

    [Fact]
    public async Task A_faction_has_members_enough_of_one_party_and_of_no_other_faction()
    {
        await using var world = await WithMembers();
        var request = Group(Faction, GroupKind.Faction, "seat-anders");
        request.PartyId = "ar-harbour";

        await Refused.ByRules(world.Secretariat.Groups.RegisterGroupAsync(request), "parliament.groups.faction_size");
        request.Founders.Add(new Founder { MandateId = "seat-anders" });
        await Refused.By(world.Secretariat.Groups.RegisterGroupAsync(request), StatusCode.InvalidArgument, "MEMBER_REPEATED");
        request.Founders[1].MandateId = "seat-lind";
        await Refused.ByRules(world.Secretariat.Groups.RegisterGroupAsync(request), "parliament.groups.faction_of_party");
        request.Founders[1].MandateId = "seat-birch";
        var check = await world.Public.Groups.CheckGroupAsync(new()
        {
            Jurisdiction = "arland",
            ChamberId = ParliamentWorld.Chamber,
            Kind = GroupKind.Faction,
            PartyId = "ar-harbour",
            MandateIds = { "seat-anders", "seat-birch" },
            AsOf = "2019-11-01",
        });
        var registered = await world.Secretariat.Groups.RegisterGroupAsync(request);

        Assert.Equal(check.Findings.Select(finding => (finding.Rule, finding.Outcome)), registered.Findings.Select(finding => (finding.Rule, finding.Outcome)));
        Assert.Equal(2u, registered.Group.Members);
        request.RequestId = World.NewId();
        await Refused.By(world.Secretariat.Groups.RegisterGroupAsync(request), StatusCode.AlreadyExists, "GROUP_EXISTS");
        (request.RequestId, request.GroupId) = (World.NewId(), "mand-second");
        await Refused.ByRules(world.Secretariat.Groups.RegisterGroupAsync(request), "parliament.groups.one_faction", "parliament.groups.one_faction");
    }

    [Fact]
    public async Task Members_join_and_leave_and_every_day_knows_who_belonged()
    {
        await using var world = await WithMembers();
        await world.Secretariat.Groups.RegisterGroupAsync(Group(Faction, GroupKind.Faction, "seat-anders", "seat-birch"));
        var join = new JoinGroupRequest { RequestId = World.NewId(), OccurredOn = "2019-12-01", GroupId = Faction, MandateId = "seat-cole", Role = GroupRole.Secretary };
        var check = await world.Public.Groups.CheckGroupMembershipAsync(new() { GroupId = Faction, MandateId = "seat-cole", Act = GroupAct.Join, AsOf = "2019-12-01" });
        var joined = await world.Secretariat.Groups.JoinGroupAsync(join);
        Assert.Equal(check.Findings, joined.Findings);
        join.RequestId = World.NewId();
        await Refused.ByRules(world.Secretariat.Groups.JoinGroupAsync(join), "parliament.groups.not_member");
        await Leave(world, "seat-cole", "2020-01-10");
        var leaving = await Leave(world, "seat-birch", "2020-01-20");

        Assert.Equal(Outcome.Warning, leaving.Findings.Single(finding => finding.Rule is "parliament.groups.faction_size").Outcome);
        Assert.Equal(["seat-anders", "seat-birch", "seat-cole"], await Members(world, "2020-01-09"));
        Assert.Equal(["seat-anders", "seat-birch"], await Members(world, "2020-01-10"));
        Assert.Equal(["seat-anders"], await Members(world, "2020-01-20"));
        Assert.Equal(3, (await Members(world, "")).Count());
        await world.Secretariat.Mandates.ResignMandateAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-02-01", MandateId = "seat-anders", Reason = "Illness." });
        Assert.Empty(await Members(world, "2020-02-01"));
        var first = await world.Public.Groups.ListGroupMembersAsync(new() { GroupId = Faction, PageSize = 2 });
        var second = await world.Public.Groups.ListGroupMembersAsync(new() { GroupId = Faction, PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal((2, "seat-cole", "2020-01-10"), (first.Memberships.Count, second.Memberships.Single().MandateId, second.Memberships.Single().MemberUntil));
        Assert.Equal("2020-02-01", first.Memberships[0].MemberUntil);
    }

    [Fact]
    public async Task Groups_are_counted_by_kind_and_end()
    {
        await using var world = await WithMembers();
        await world.Secretariat.Groups.RegisterGroupAsync(Group(Faction, GroupKind.Faction, "seat-anders", "seat-birch"));
        await world.Secretariat.Groups.RegisterGroupAsync(Committee("mand-health", "seat-anders"));
        await world.Secretariat.Groups.RegisterGroupAsync(Committee("mand-lake", "seat-anders"));
        var end = new DissolveGroupRequest { RequestId = World.NewId(), OccurredOn = "2020-01-01", GroupId = "mand-lake", Reason = "Its task is done." };

        Assert.Empty(Refused.Unmet((await world.Public.Groups.CheckGroupEndAsync(new() { GroupId = "mand-lake", AsOf = "2020-01-01" })).Findings));
        var ended = (await world.Secretariat.Groups.DissolveGroupAsync(end)).Group;
        (end.RequestId, end.Etag) = (World.NewId(), ended.Etag);
        await Refused.ByRules(world.Secretariat.Groups.DissolveGroupAsync(end), "parliament.groups.lasts");
        foreach (var (day, committees) in new[] { ("2019-12-31", 2u), ("2020-01-01", 1u) })
        {
            var counts = await world.Public.Groups.CountGroupsAsync(new() { Jurisdiction = "arland", ChamberId = ParliamentWorld.Chamber, AsOf = day });
            Assert.Equal([(GroupKind.Faction, 1u, 2u), (GroupKind.Committee, committees, 1u)], counts.Counts.Select(count => (count.Kind, count.Groups, count.Members)));
            Assert.Equal(2u, counts.WithoutFaction);
        }

        Assert.Equal([Faction, "mand-health"], (await world.Public.Groups.ListGroupsAsync(new() { Jurisdiction = "arland", AsOf = "2020-01-01" })).Groups.Select(group => group.GroupId));
        Assert.Equal(["mand-health", "mand-lake"], (await world.Public.Groups.ListGroupsAsync(new() { Jurisdiction = "arland", Kind = GroupKind.Committee })).Groups.Select(group => group.GroupId));
        Assert.Equal(2u, (await world.Public.Groups.GetGroupAsync(new() { GroupId = Faction, AsOf = "2020-01-01" })).Group.Members);
        await Refused.By(world.Public.Groups.GetGroupAsync(new() { GroupId = "mand-none" }), StatusCode.NotFound, "GROUP_NOT_FOUND");
    }

    [Fact]
    public async Task Offices_are_held_by_who_may_and_a_history_tells_all()
    {
        await using var world = await WithMembers();
        await world.Secretariat.Groups.RegisterGroupAsync(Group(Faction, GroupKind.Faction, "seat-anders", "seat-birch"));
        var leader = Office("mand-leader", ParliamentaryOffice.FactionLeader, "seat-cole");
        (leader.GroupId, leader.ChamberId) = (Faction, "");
        await Refused.ByRules(world.Secretariat.Groups.ElectToOfficeAsync(leader), "parliament.offices.member_of_group");
        leader.MandateId = "seat-anders";
        Assert.Equal(ParliamentWorld.Chamber, (await world.Secretariat.Groups.ElectToOfficeAsync(leader)).Tenure.ChamberId);

        var speaker = Office("mand-speaker", ParliamentaryOffice.Speaker, "seat-anders");
        speaker.Vote = new() { Reference = "Minutes, page 1", VotesFor = 11, VotesAgainst = 2 };
        await Refused.ByRules(world.Secretariat.Groups.ElectToOfficeAsync(speaker), "parliament.offices.incompatible", "parliament.offices.speaker_majority");
        var end = new EndOfficeRequest { RequestId = World.NewId(), OccurredOn = "2019-12-10", OfficeId = "mand-leader", Reason = "Stepped down." };
        await world.Secretariat.Groups.EndOfficeAsync(end);
        end.RequestId = World.NewId();
        await Refused.ByRules(world.Secretariat.Groups.EndOfficeAsync(end), "parliament.offices.held");
        (speaker.HeldFrom, speaker.Vote.VotesFor) = ("2019-12-10", 12);
        var check = await world.Public.Groups.CheckOfficeAsync(new()
        {
            Jurisdiction = "arland",
            Office = ParliamentaryOffice.Speaker,
            ChamberId = ParliamentWorld.Chamber,
            MandateId = "seat-anders",
            VotesFor = 12,
            AsOf = "2019-12-10",
        });
        Assert.Equal(check.Findings, (await world.Secretariat.Groups.ElectToOfficeAsync(speaker)).Findings);
        await Refused.ByRules(world.Secretariat.Groups.ElectToOfficeAsync(Office("mand-rival", ParliamentaryOffice.Speaker, "seat-birch")), "parliament.offices.speaker");

        Assert.Equal(["mand-speaker"], (await world.Public.Groups.ListOfficesAsync(new() { Jurisdiction = "arland", AsOf = "2019-12-10" })).Offices.Select(office => office.OfficeId));
        Assert.Equal(["mand-leader"], (await world.Public.Groups.ListOfficesAsync(new() { Jurisdiction = "arland", GroupId = Faction })).Offices.Select(office => office.OfficeId));
        Assert.Equal(["parliament.offices.held"], Refused.Unmet((await world.Public.Groups.CheckOfficeEndAsync(new() { OfficeId = "mand-leader", AsOf = "2020-01-01" })).Findings));
        var history = await world.Public.Groups.GetMemberHistoryAsync(new() { PersonId = "anders" });
        Assert.Equal((1, 1, 2), (history.Mandates.Count, history.Memberships.Count, history.Offices.Count));
        Assert.Equal(("2019-12-10", "2020-10-01"), (history.Offices[0].HeldUntil, history.Offices[1].HeldUntil));
        Assert.Single((await world.Public.Groups.GetMemberHistoryAsync(new() { PersonId = "anders", AsOf = "2019-12-10" })).Offices);
        await Refused.By(world.Public.Groups.GetMemberHistoryAsync(new() { PersonId = "mand-nobody" }), StatusCode.NotFound, "PERSON_NOT_FOUND");
    }

    internal static RegisterGroupRequest Committee(string id, params string[] founders) => Group(id, GroupKind.Committee, founders);

    private static RegisterGroupRequest Group(string id, GroupKind kind, params string[] founders) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2019-11-01",
        GroupId = id,
        Jurisdiction = "arland",
        ChamberId = ParliamentWorld.Chamber,
        Kind = kind,
        Name = ParliamentWorld.Text(id),
        Founders = { founders.Select(mandate => new Founder { MandateId = mandate }) },
    };

    private static ElectToOfficeRequest Office(string id, ParliamentaryOffice office, string mandate) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2019-12-01",
        OfficeId = id,
        Jurisdiction = "arland",
        Office = office,
        ChamberId = ParliamentWorld.Chamber,
        MandateId = mandate,
    };

    /// <summary>A chamber with three members of one party and one of another.</summary>
    private static async Task<ParliamentWorld> WithMembers()
    {
        var world = await ParliamentWorld.StartWithChamber();
        foreach (var person in new[] { "anders", "birch", "cole" })
            await world.Member(person);
        await world.Member("lind", party: "ar-lantern");
        return world;
    }

    private static async Task<LeaveGroupResponse> Leave(ParliamentWorld world, string mandate, string on) =>
        await world.Secretariat.Groups.LeaveGroupAsync(new() { RequestId = World.NewId(), OccurredOn = on, GroupId = Faction, MandateId = mandate, Reason = "Another view." });

    private static async Task<IEnumerable<string>> Members(ParliamentWorld world, string asOf) =>
        (await world.Public.Groups.ListGroupMembersAsync(new() { GroupId = Faction, AsOf = asOf })).Memberships.Select(membership => membership.MandateId);
}
