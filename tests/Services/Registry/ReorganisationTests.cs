using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registry;

/// <summary>Mergers, splits and dissolutions; members move on the day.</summary>
public sealed class ReorganisationTests(ArlandRegister arland) : IClassFixture<ArlandRegister>
{
    [Fact]
    public async Task Parties_merge_on_a_day_with_their_members_and_counts_and_lists_follow()
    {
        foreach (var (id, name) in new[] { ("regi-m-one", "Amber"), ("regi-m-two", "Basalt"), ("regi-m-new", "Chalk") })
            await arland.Party(id, name);
        await arland.Registrar.Registry.RecordMembershipAsync(ArlandRegister.Members("regi-m-one", "2020-06-20", ("AR-NOR", 30), ("AR-CAP", 10)));
        await arland.As("party@regi-m-two").Registry.RecordMembershipAsync(ArlandRegister.Members("regi-m-two", "2020-06-25", ("AR-CAP", 25)));

        var merged = (await arland.Registrar.Registry.MergePartiesAsync(ArlandRegister.Merge("regi-merger", "regi-m-new", "2021-01-01", "regi-m-two", "regi-m-one"))).Reorganisation;

        Assert.Equal((ReorganisationKind.Merger, "2021-01-01"), (merged.Kind, merged.EffectiveFrom));
        Assert.Equal(["regi-m-one", "regi-m-two"], merged.PredecessorIds);
        Assert.Equal(["regi-m-new"], merged.SuccessorIds);
        Assert.Equal(merged, (await arland.Suite.AsPublic().Registry.GetReorganisationAsync(new() { ReorganisationId = "regi-merger" })).Reorganisation);
        var (before, after) = (await arland.Get("regi-m-one", "2020-12-31"), await arland.Get("regi-m-one", "2021-01-01"));
        Assert.Equal((PartyStanding.Unregistered, "", 0), (before.Standing, before.EndedOn, before.SuccessorIds.Count));
        Assert.Equal((PartyStanding.Merged, "2021-01-01"), (after.Standing, after.EndedOn));
        Assert.Equal(["regi-m-new"], after.SuccessorIds);
        Assert.Equal(["regi-m-one", "regi-m-two"], (await arland.Get("regi-m-new", "2021-01-01")).PredecessorIds);

        var (eve, day) = (await Members("regi-m-new", "2020-12-31"), await Members("regi-m-new", "2021-01-01"));
        Assert.False(eve.HasMembersInAll);
        Assert.Equal((65u, MembershipBasis.Moved, Provenance.Derived), (day.MembersInAll, day.Basis, day.Source.Provenance));
        Assert.Equal(["AR-CAP 35", "AR-NOR 30"], day.Memberships.Select(region => $"{region.Region} {region.Members}"));
        Assert.Equal((40u, false), ((await Members("regi-m-one", "2020-12-31")).MembersInAll, (await Members("regi-m-one", "2021-01-01")).HasMembersInAll));
        var count = await arland.Suite.AsPublic().Registry.CountPartiesAsync(new() { Jurisdiction = "arland", AsOf = "2021-01-01" });
        Assert.Equal((uint)(await List("2021-01-01", PartyStanding.Merged)).Count(), count.Counts.Single(standing => standing.Standing is PartyStanding.Merged).Count);
        Assert.Contains("regi-m-one", await List("2021-01-01", PartyStanding.Merged));
        Assert.DoesNotContain("regi-m-one", await List("2020-12-31", PartyStanding.Merged));
    }

    [Fact]
    public async Task A_party_that_takes_another_in_goes_on_and_one_whose_members_nobody_told_is_named()
    {
        await arland.Party("regi-t-big", "Dolomite");
        await arland.Party("regi-t-small", "Emerald");
        await arland.Registrar.Registry.RecordMembershipAsync(ArlandRegister.Members("regi-t-big", "2020-06-20", ("AR-SOU", 100)));

        await arland.Registrar.Registry.MergePartiesAsync(ArlandRegister.Merge("regi-taken-in", "regi-t-big", "2020-09-01", "regi-t-big", "regi-t-small"));

        Assert.Equal((PartyStanding.Unregistered, PartyStanding.Merged), ((await arland.Get("regi-t-big", "2020-09-01")).Standing, (await arland.Get("regi-t-small", "2020-09-01")).Standing));
        var members = await Members("regi-t-big", "2020-09-01");
        Assert.Equal(100u, members.MembersInAll);
        Assert.Equal(["regi-t-small"], members.UnknownPartyIds);
        Assert.Equal(["regi-t-small"], (await arland.Get("regi-t-big", "2020-09-01")).PredecessorIds);
    }

    [Fact]
    public async Task Who_is_no_more_does_nothing_more_and_its_standing_names_the_reorganisation()
    {
        await arland.Party("regi-d", "Flint");
        await arland.Registrar.Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-d-end", "regi-d", "2020-10-01"));

        var own = arland.As("party@regi-d");
        Assert.Equal("Flint and Steel", (await own.Registry.ChangePartyNameAsync(ArlandRegister.Rename("regi-d", "Flint and Steel", "2020-09-30"))).Party.Name.Text["en"]);
        await Refused.ByRules(own.Registry.ChangePartyNameAsync(ArlandRegister.Rename("regi-d", "Flintlock", "2020-10-01")), "parties.registry.standing");
        await Refused.ByRules(own.Registry.RecordMembershipAsync(ArlandRegister.Members("regi-d", "2020-10-01", ("AR-CAP", 1))), "parties.registry.standing");
        await Refused.ByRules(arland.Registrar.Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-d-again", "regi-d", "2020-08-01")), "parties.registry.standing");
        await Refused.By(arland.Registrar.Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-d-end", "regi-d", "2020-08-01")), StatusCode.AlreadyExists, "REORGANISATION_EXISTS");
        var standing = await arland.Suite.AsPublic().Standing.GetStandingAsync(new() { PartyId = "regi-d", AsOf = "2020-10-01" });
        Assert.Equal((PartyStanding.Dissolved, "regi-d-end", ""), (standing.Period.Standing, standing.Period.ReorganisationId, standing.Period.CourtOrderId));
        Assert.Contains(Act.Nominate, standing.BlockedActs);
        Assert.Equal(Outcome.Violated, Assert.Single((await arland.Suite.AsPublic().Registry.CheckPartyChangeAsync(new() { PartyId = "regi-d", Act = PartyAct.Rename, AsOf = "2020-10-01" })).Findings).Outcome);
    }

    [Fact]
    public async Task A_split_ends_the_party_unless_it_goes_on()
    {
        foreach (var (id, name) in new[] { ("regi-s", "Gneiss"), ("regi-s-a", "Halite"), ("regi-s-b", "Iron"), ("regi-c", "Jade"), ("regi-c-a", "Kaolin") })
            await arland.Party(id, name);

        await arland.Registrar.Registry.SplitPartyAsync(ArlandRegister.Split("regi-split", "regi-s", "2020-09-01", false, "regi-s-a", "regi-s-b"));
        await arland.Registrar.Registry.SplitPartyAsync(ArlandRegister.Split("regi-apart", "regi-c", "2020-09-01", true, "regi-c-a"));

        Assert.Equal((PartyStanding.Split, PartyStanding.Unregistered), ((await arland.Get("regi-s", "2020-09-01")).Standing, (await arland.Get("regi-c", "2020-09-01")).Standing));
        Assert.Equal(["regi-s-a", "regi-s-b"], (await arland.Get("regi-s", "2020-09-01")).SuccessorIds);
        Assert.Equal(["regi-c-a"], (await arland.Get("regi-c", "2020-09-01")).SuccessorIds);
        Assert.False((await Members("regi-s-a", "2020-09-01")).HasMembersInAll);
        Assert.Equal(["regi-split"], (await arland.Suite.AsPublic().Registry.ListReorganisationsAsync(new() { Jurisdiction = "arland", PartyId = "regi-s-b" })).Reorganisations.Select(one => one.ReorganisationId));
        Assert.Empty((await arland.Suite.AsPublic().Registry.ListReorganisationsAsync(new() { Jurisdiction = "arland", PartyId = "regi-s-b", AsOf = "2020-08-31" })).Reorganisations);
    }

    [Fact]
    public async Task What_makes_no_sense_and_what_is_not_allowed_is_refused()
    {
        await arland.Party("regi-x", "Lapis");
        await arland.Party("regi-y", "Marble");
        var registrar = arland.Registrar.Registry;

        await Refused.By(registrar.MergePartiesAsync(ArlandRegister.Merge("regi-bad", "regi-y", "2020-09-01", "regi-x")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(registrar.MergePartiesAsync(ArlandRegister.Merge("regi-bad", "regi-z", "2020-09-01", "regi-x", "regi-y")), StatusCode.NotFound, "PARTY_NOT_FOUND");
        await Refused.By(registrar.SplitPartyAsync(ArlandRegister.Split("regi-bad", "regi-x", "2020-09-01", false, "regi-y")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(arland.As("party@regi-x").Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-bad", "regi-x", "2020-09-01")), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
        await Refused.By(arland.As("registrar@kz").Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-bad", "regi-x", "2020-09-01")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(registrar.RecordMembershipAsync(ArlandRegister.Members("regi-x", "2020-06-20", ("AR-XXX", 1))), StatusCode.InvalidArgument, "REGION_UNKNOWN");
        await Refused.By(registrar.RecordMembershipAsync(ArlandRegister.Members("regi-x", "2020-06-20", ("AR-CAP", 1), ("AR-CAP", 2))), StatusCode.InvalidArgument, "REGION_REPEATED");
        var check = await arland.Suite.AsPublic().Registry.CheckReorganisationAsync(new() { Kind = ReorganisationKind.Merger, PartyIds = { "regi-x", "regi-y" }, SuccessorIds = { "regi-y" }, AsOf = "2020-09-01" });
        Assert.Empty(Refused.Unmet(check.Findings));
        Assert.Equal(PartyStanding.Unregistered, (await arland.Get("regi-x", "2020-09-01")).Standing);
    }

    [Fact]
    public async Task A_suspended_party_is_not_reorganised_where_the_law_says_so()
    {
        await arland.Party("regi-susp", "Nacre");
        await arland.Party("regi-free", "Onyx");
        await arland.Registered("regi-susp");
        await arland.As("court@arland").CourtOrders.IssueCourtOrderAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-09-01",
            CourtOrderId = "regi-susp-order",
            PartyId = "regi-susp",
            Court = "a court",
            Measure = CourtMeasure.Suspension,
            Ground = Ground.Other,
            EffectiveFrom = "2020-09-01",
            Months = 2,
        });

        await Refused.ByRules(arland.Registrar.Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-susp-end", "regi-susp", "2020-10-31")), "parties.registry.free_to_reorganise");
        await arland.Registrar.Registry.DissolvePartyAsync(ArlandRegister.Dissolve("regi-susp-end", "regi-susp", "2020-11-01"));

        Assert.Equal(["Unregistered", "Registered", "Suspended", "Dissolved"], (await arland.Suite.AsPublic().Standing.ListStandingPeriodsAsync(new() { PartyId = "regi-susp" })).Periods.Select(period => $"{period.Standing}"));
    }

    [Fact]
    public async Task Members_are_judged_by_the_law_and_declared_as_they_are()
    {
        await arland.Party("regi-few", "Pyrite");

        var declared = await arland.Registrar.Registry.RecordMembershipAsync(ArlandRegister.Members("regi-few", "2020-06-20", ("AR-NOR", 50), ("AR-SOU", 9)));

        Assert.Equal(59u, declared.Membership.MembersInAll);
        Assert.Equal(["parties.registry.members", "parties.registry.members_per_region", "parties.registry.members_per_region"], Refused.Unmet(declared.Findings));
        var check = (await arland.Suite.AsPublic().Registry.CheckMembershipAsync(new() { PartyId = "regi-few", AsOf = "2020-06-20" })).Findings;
        Assert.Equal(declared.Findings.Skip(1), check);
        Assert.All((await arland.Suite.AsPublic().Registry.CheckMembershipAsync(new() { PartyId = "regi-few", AsOf = "2020-06-19" })).Findings, finding => Assert.Equal(Outcome.Undetermined, finding.Outcome));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_party_goes_where_the_table_says_and_nowhere_else(int seed)
    {
        var (id, other, number) = ($"regi-walk-{seed}", $"regi-walk-{seed}-b", 0);
        await arland.Party(id, $"Walk {new string('q', seed)}");
        await arland.Party(other, $"Company {new string('z', seed * 2)}");
        await arland.Party($"{other}-c", $"Third {new string('w', seed * 3)}");
        var registry = arland.Registrar.Registry;

        var taken = await LifecycleWalk.Take(
            ReorganisationRules.Lifecycle,
            new Dictionary<PartyAct, Func<Task>>
            {
                [PartyAct.Rename] = async () => await registry.ChangePartyNameAsync(ArlandRegister.Rename(id, $"{++number}{seed} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData([(byte)number, (byte)seed]))}")),
                [PartyAct.Describe] = async () => await registry.RecordPartyDetailAsync(ArlandRegister.Detail(id, ArlandRegister.Day, $"regi-leader-{++number}")),
                [PartyAct.DeclareMembers] = async () => await registry.RecordMembershipAsync(ArlandRegister.Members(id, ArlandRegister.Day, ("AR-CAP", (uint)++number))),
                [PartyAct.Continue] = async () => await registry.SplitPartyAsync(ArlandRegister.Split($"{id}-{++number}", id, ArlandRegister.Day, true, other)),
                [PartyAct.Merge] = async () => await registry.MergePartiesAsync(ArlandRegister.Merge($"{id}-{++number}", other, ArlandRegister.Day, id, other)),
                [PartyAct.Split] = async () => await registry.SplitPartyAsync(ArlandRegister.Split($"{id}-{++number}", id, ArlandRegister.Day, false, other, $"{other}-c")),
                [PartyAct.Dissolve] = async () => await registry.DissolvePartyAsync(ArlandRegister.Dissolve($"{id}-{++number}", id, ArlandRegister.Day)),
            },
            async () => (await arland.Get(id, ArlandRegister.Day)).Standing, seed, steps: 25);

        Assert.NotEmpty(taken);
    }

    private async Task<ListMembershipsResponse> Members(string id, string day) =>
        await arland.Suite.AsPublic().Registry.ListMembershipsAsync(new() { PartyId = id, AsOf = day });

    private async Task<IEnumerable<string>> List(string day, PartyStanding standing) =>
        (await arland.Suite.AsPublic().Registry.ListPartiesAsync(new() { Jurisdiction = "arland", AsOf = day, Standings = { standing } })).Parties.Select(party => party.PartyId);
}
