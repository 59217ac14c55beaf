using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registration;

public sealed class RegistrationTests(World world)
{
    [Fact]
    public async Task Nine_hundred_ninety_nine_delegates_are_refused_by_exactly_that_rule()
    {
        await world.Party("reg-999");
        await world.Congress("reg-999", 999);
        await world.Sheets("reg-999");

        await Refused.ByRules(world.As("party@reg-999").Registration.ApplyForRegistrationAsync(Requests.Apply("reg-999")), "parties.congress.delegates");
        await Refused.By(world.Holding().Registration.GetApplicationAsync(new() { ApplicationId = "reg-999-application" }), StatusCode.NotFound, "APPLICATION_NOT_FOUND");
    }

    [Fact]
    public async Task The_thousandth_delegate_and_the_seven_hundredth_signature_are_enough()
    {
        await world.Applicant("reg-1000");

        var application = (await world.Holding().Registration.GetApplicationAsync(new() { ApplicationId = "reg-1000-application" })).Application;

        Assert.Equal((ApplicationState.Pending, 17u, "2010-03-01"), (application.State, application.Authorities, application.FiledOn));
        Assert.Equal(18, application.Findings.Count);
        Assert.Equal(PartyStanding.Unregistered, await world.Standing("reg-1000", "2010-12-31"));
    }

    [Theory]
    [InlineData(10, 700u, "parties.congress.spread")]
    [InlineData(11, 700u, null)]
    [InlineData(16, 699u, "parties.signatures.per_region")]
    public async Task What_is_missing_is_named(int regions, uint signatures, string? rule)
    {
        var id = $"reg-{regions}-{signatures}";
        await world.Party(id);
        await world.Congress(id, regions: regions);
        await world.Sheets(id, signatures);

        var check = await world.Holding().Registration.CheckRegistrationAsync(new() { PartyId = id, AsOf = "2010-03-01" });
        var unmet = Refused.Unmet(check.Findings).Where(name => !name.StartsWith("parties.registration.", StringComparison.Ordinal)).ToArray();
        var call = world.As($"party@{id}").Registration.ApplyForRegistrationAsync(Requests.Apply(id));

        Assert.Equal(rule is null ? [] : [rule], unmet.Distinct(StringComparer.Ordinal));
        if (rule is null)
            Assert.Equal(ApplicationState.Pending, (await call).Application.State);
        else
            await Refused.ByRules(call, unmet);
    }

    [Fact]
    public async Task Fifteen_regions_and_the_centre_are_one_too_few_and_the_sixteenth_registers()
    {
        await world.Applicant("reg-life");
        await world.Decide("reg-life", "");
        foreach (var region in World.Regions.Take(15))
            Assert.Equal(ApplicationState.Pending, (await world.Decide("reg-life", region)).State);
        Assert.Equal(PartyStanding.Unregistered, await world.Standing("reg-life", "2010-12-31"));

        Assert.Equal(ApplicationState.Approved, (await world.Decide("reg-life", World.Regions[15], on: "2010-04-02")).State);

        Assert.Equal(PartyStanding.Unregistered, await world.Standing("reg-life", "2010-04-01"));
        Assert.Equal(PartyStanding.Registered, await world.Standing("reg-life", "2010-04-02"));
        var check = await world.Holding().Registration.CheckRegistrationAsync(new() { PartyId = "reg-life", AsOf = "2010-04-02" });
        Assert.Empty(Refused.Unmet(check.Findings));
        check = await world.Holding().Registration.CheckRegistrationAsync(new() { PartyId = "reg-life", AsOf = "2010-04-01" });
        Assert.Equal(["parties.registration.regional_commission"], Refused.Unmet(check.Findings));
    }

    [Fact]
    public async Task Sixteen_regions_without_the_centre_do_not_register()
    {
        await world.Applicant("reg-no-centre");
        foreach (var region in World.Regions)
            await world.Decide("reg-no-centre", region);

        Assert.Equal(PartyStanding.Unregistered, await world.Standing("reg-no-centre", "2011-01-01"));
    }

    [Fact]
    public async Task One_refusal_ends_the_application()
    {
        await world.Applicant("reg-refused");
        await world.Decide("reg-refused", "KZ-AKM");

        Assert.Equal(ApplicationState.Refused, (await world.Decide("reg-refused", "KZ-AKT", DecisionOutcome.Refused)).State);

        await Refused.ByRules(world.As("central_commission@kz").Registration.DecideApplicationAsync(Requests.Decide("reg-refused", "")), "parties.registration.application_open");
        Assert.Equal(PartyStanding.Unregistered, await world.Standing("reg-refused", "2011-01-01"));
    }

    [Fact]
    public async Task Nobody_decides_twice_for_a_neighbour_or_before_the_filing()
    {
        await world.Applicant("reg-twice");
        await world.Decide("reg-twice", "KZ-AKM");
        var akmola = world.As("regional_commission@KZ-AKM").Registration;

        await Refused.ByRules(akmola.DecideApplicationAsync(Requests.Decide("reg-twice", "KZ-AKM", DecisionOutcome.Refused)), "parties.registration.decides_once");
        await Refused.By(akmola.DecideApplicationAsync(Requests.Decide("reg-twice", "KZ-AKT")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(akmola.DecideApplicationAsync(Requests.Decide("reg-twice", "")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.ByRules(world.As("central_commission@kz").Registration.DecideApplicationAsync(Requests.Decide("reg-twice", "", on: "2010-02-28")), "parties.registration.after_filing");
        await Refused.By(world.As("central_commission@arland").Registration.DecideApplicationAsync(Requests.Decide("reg-twice", "")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("KZ-AKM", "2010-03-01")]
    [InlineData("KZ-AKT", "2010-03-01")]
    [InlineData("KZ-AKT", "2010-02-28")]
    [InlineData("KZ-NOWHERE", "2010-03-01")]
    public async Task A_check_of_a_decision_says_what_the_decision_would(string region, string day)
    {
        var id = $"reg-check-{region.ToLowerInvariant()}-{day}";
        await world.Applicant(id);
        await world.Decide(id, "KZ-AKM", on: "2010-03-01");
        var check = await world.Holding().Registration.CheckDecisionAsync(
            new() { ApplicationId = $"{id}-application", Authority = AuthorityKind.RegionalCommission, Region = region, AsOf = day });

        var call = world.As($"regional_commission@{region}").Registration.DecideApplicationAsync(Requests.Decide(id, region, on: day));

        if (Refused.Unmet(check.Findings).ToArray() is { Length: > 0 } unmet)
            await Refused.ByRules(call, unmet);
        else
            Assert.Equal(check.Findings, (await call).Findings);
    }

    [Fact]
    public async Task An_application_under_another_version_than_was_read_is_not_decided()
    {
        await world.Applicant("reg-etag");
        var stale = (await world.Holding().Registration.GetApplicationAsync(new() { ApplicationId = "reg-etag-application" })).Application.Etag;
        await world.Decide("reg-etag", "KZ-AKM");
        var request = Requests.Decide("reg-etag", "");
        request.Etag = stale;

        await Refused.By(world.As("central_commission@kz").Registration.DecideApplicationAsync(request), StatusCode.Aborted, "ETAG_MISMATCH");
    }

    [Fact]
    public async Task A_second_approved_application_does_not_move_the_day_of_registration()
    {
        await world.Registered("reg-again");
        var apply = Requests.Apply("reg-again", "2011-01-10");
        apply.ApplicationId = "reg-again-later-application";
        await world.As("party@reg-again").Registration.ApplyForRegistrationAsync(apply);

        foreach (var region in World.Regions.Append(""))
            await world.Decide("reg-again-later", region, on: "2011-02-01");

        var party = (await world.Holding().Registry.GetPartyAsync(new() { PartyId = "reg-again" })).Party;
        Assert.Equal("2010-03-20", party.RegisteredOn);
    }
}
