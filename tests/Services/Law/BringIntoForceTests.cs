using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Law;

/// <summary>The invented country has a version of the law that waits for its act.</summary>
public sealed class BringIntoForceTests : IAsyncLifetime
{
    private TestSuite suite = null!;

    private LawService.LawServiceClient Archive => suite.As(Role.Archive, "arland").Law;

    private LawService.LawServiceClient Public => suite.AsPublic().Law;

    public async ValueTask InitializeAsync() => suite = await Statements.Start(Repository.ArlandLaw);

    public ValueTask DisposeAsync() => suite.DisposeAsync();

    [Fact]
    public async Task A_version_applies_from_its_day_and_not_before()
    {
        Assert.Equal("arland-1999", await InForce("2020-06-01"));
        var brought = await Archive.BringIntoForceAsync(Act("Act 7/2020"));

        Assert.Equal("arland-2020", brought.Version.Version);
        Assert.True(brought.HasLedgerPosition);
        Assert.Equal("arland-1999", await InForce("2020-05-31"));
        Assert.Equal("arland-2020", await InForce("2020-06-01"));
        var versions = (await Public.ListLawVersionsAsync(new() { Area = "parties", Jurisdiction = "arland", PageSize = 1 }));
        Assert.Equal("arland-1999", Assert.Single(versions.Versions).Version);
        versions = await Public.ListLawVersionsAsync(new() { Area = "parties", Jurisdiction = "arland", PageSize = 2, PageToken = versions.NextPageToken });
        Assert.Equal(("arland-2020", "2020-06-01", ""), (versions.Versions[0].Version, versions.Versions[0].EffectiveFrom, versions.NextPageToken));
    }

    [Fact]
    public async Task Another_act_and_a_second_time_are_refused_and_the_check_says_so_before()
    {
        Assert.Equal(["law.act"], await Check("Act 8/2020"));
        await Refused.ByRules(Archive.BringIntoForceAsync(Act("Act 8/2020")), "law.act");
        Assert.Empty(await Check("Act 7/2020"));
        await Archive.BringIntoForceAsync(Act("Act 7/2020"));

        Assert.Equal(["law.not_yet_in_force"], await Check("Act 7/2020"));
        await Refused.ByRules(Archive.BringIntoForceAsync(Act("Act 7/2020")), "law.not_yet_in_force");
    }

    [Fact]
    public async Task What_is_unknown_is_not_found()
    {
        var unknown = Act("Act 7/2020");
        unknown.Version = "arland-2099";

        await Refused.By(Archive.BringIntoForceAsync(unknown), StatusCode.NotFound, "LAW_VERSION_UNKNOWN");
        await Refused.By(Public.GetLawAsync(new() { Area = "parties", Jurisdiction = "kz" }), StatusCode.NotFound, "JURISDICTION_UNKNOWN");
        await Refused.By(Public.GetLawAsync(new() { Area = "elections", Jurisdiction = "arland" }), StatusCode.NotFound, "LEDGER_ELSEWHERE");
        await Refused.By(Public.GetLawAsync(new() { Area = "parties", Jurisdiction = "arland", AsOf = "1998-12-31" }), StatusCode.FailedPrecondition, "LAW_NOT_IN_FORCE");
        Assert.Equal("arland", (await Public.GetJurisdictionAsync(new() { Area = "parties", Jurisdiction = "arland" })).Jurisdiction.Code);
    }

    private async Task<string> InForce(string day) => (await Public.GetLawAsync(new() { Area = "parties", Jurisdiction = "arland", AsOf = day })).Law.Version;

    private async Task<IEnumerable<string>> Check(string act) => Refused.Unmet((await Public.CheckBringIntoForceAsync(
        new() { Area = "parties", Jurisdiction = "arland", Version = "arland-2020", Act = act, AsOf = "2020-06-01" })).Findings);

    private static BringIntoForceRequest Act(string act) => new()
    {
        RequestId = World.NewId(),
        Area = "parties",
        Jurisdiction = "arland",
        Version = "arland-2020",
        Act = act,
        EffectiveFrom = "2020-06-01",
    };
}
