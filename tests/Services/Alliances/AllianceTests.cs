using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Alliances;

public sealed class AllianceTests(World world)
{
    [Fact]
    public async Task Two_registered_parties_ally_and_the_check_said_so()
    {
        await world.Registered("ally-one");
        await world.Registered("ally-two");
        var check = await world.Holding().Alliances.CheckAllianceAsync(new() { MemberIds = { "ally-one", "ally-two" }, AsOf = "2010-06-01" });

        var alliance = await world.As("party@ally-one").Alliances.RegisterAllianceAsync(Requests.Alliance("ally-good", "ally-one", "ally-two"));

        Assert.Equal(check.Findings, alliance.Findings);
        Assert.Equal((true, AllianceBasis.Registered, 2), (alliance.Alliance.Lawful, alliance.Alliance.Basis, alliance.Alliance.Members.Count));
        Assert.Equal(alliance.Alliance, (await world.Holding().Alliances.GetAllianceAsync(new() { AllianceId = "ally-good" })).Alliance);
    }

    [Fact]
    public async Task An_alliance_with_an_unregistered_movement_is_refused_and_may_yet_be_reported()
    {
        await world.Registered("ally-cpk");
        await world.Party("ally-alga");

        await Refused.ByRules(world.As("party@ally-cpk").Alliances.RegisterAllianceAsync(Requests.Alliance("ally-bad", "ally-cpk", "ally-alga")), "parties.alliances.members_registered");
        await Refused.By(world.As("registrar@arland").Alliances.ReportAllianceAsync(Requests.Report("ally-bad", "ally-cpk", "ally-alga")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var reported = (await world.As("court@kz").Alliances.ReportAllianceAsync(Requests.Report("ally-bad", "ally-cpk", "ally-alga"))).Alliance;

        Assert.Equal((false, AllianceBasis.Reported), (reported.Lawful, reported.Basis));
        Assert.Equal(["parties.alliances.members_registered"], Refused.Unmet(reported.Findings));
        await Refused.By(world.As("court@kz").Alliances.ReportAllianceAsync(Requests.Report("ally-bad", "ally-cpk", "ally-alga")), StatusCode.AlreadyExists, "ALLIANCE_EXISTS");
        var listed = await world.Holding().Alliances.ListAlliancesAsync(new() { Jurisdiction = "kz", PartyId = "ally-alga", AsOf = "2010-06-01" });
        Assert.Equal([reported], listed.Alliances);
        Assert.Empty((await world.Holding().Alliances.ListAlliancesAsync(new() { Jurisdiction = "kz", PartyId = "ally-alga", AsOf = "2010-05-31" })).Alliances);
    }

    [Theory]
    [InlineData("2011-10-03", null)]
    [InlineData("2011-10-04", "parties.alliances.members_free")]
    [InlineData("2012-04-03", "parties.alliances.members_free")]
    [InlineData("2012-04-04", null)]
    public async Task A_suspended_party_is_not_free_to_ally(string day, string? rule)
    {
        var (one, two) = ($"ally-{day}", $"ally-{day}-b");
        await world.Registered(one);
        await world.Registered(two);
        await world.As("court@kz").CourtOrders.IssueCourtOrderAsync(Requests.Order(one));

        var call = world.As($"party@{one}").Alliances.RegisterAllianceAsync(Requests.Alliance($"{one}-front", one, two, day));

        if (rule is null)
            Assert.True((await call).Alliance.Lawful);
        else
            await Refused.ByRules(call, rule);
    }

    [Fact]
    public async Task An_alliance_has_two_members_each_once()
    {
        await world.Party("ally-alone");

        await Refused.By(world.Holding().Alliances.CheckAllianceAsync(new() { MemberIds = { "ally-alone" } }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.Holding().Alliances.CheckAllianceAsync(new() { MemberIds = { "ally-alone", "ally-alone" } }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.Holding().Alliances.CheckAllianceAsync(new() { MemberIds = { "ally-alone", "ally-none" } }), StatusCode.NotFound, "PARTY_NOT_FOUND");
    }
}
