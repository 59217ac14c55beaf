using Saylau.Parties.Registration;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registration;

/// <summary>Walks at random through the states of an application, under a law that names seventeen authorities and no period.</summary>
public sealed class RegistrationWalkTests(World world)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_done_with_an_application_leads_where_the_table_says_and_nowhere_else(int seed)
    {
        var id = $"foun-walk-{seed}";
        await world.Applicant(id);
        var acts = new Dictionary<ApplicationAct, Func<Task>>
        {
            [ApplicationAct.Approve] = async () => await world.Decide(id, (await Regions(id, AuthorityState.Waiting)).FirstOrDefault("KZ-AKM")),
            [ApplicationAct.Complete] = () => Complete(id),
            [ApplicationAct.Refuse] = () => world.Decide(id, "", DecisionOutcome.Refused),
            [ApplicationAct.Return] = async () => await Return(id, (await Regions(id, AuthorityState.Waiting)).LastOrDefault("KZ-AKM")),
            [ApplicationAct.Resubmit] = () => Resubmit(id),
            [ApplicationAct.Withdraw] = async () => await world.As($"party@{id}").Registration.WithdrawApplicationAsync(
                new() { RequestId = World.NewId(), OccurredOn = "2010-03-20", ApplicationId = $"{id}-application" }),
        };

        var taken = await LifecycleWalk.Take(RegistrationRules.Lifecycle, acts, async () => (await Get(id)).State, seed, steps: 10);

        Assert.NotEmpty(taken);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task What_one_authority_does_leads_where_the_table_says_and_nowhere_else(int seed)
    {
        var id = $"foun-walk-{seed}";
        await world.Applicant(id);
        var acts = new Dictionary<AuthorityAct, Func<Task>>
        {
            [AuthorityAct.Return] = () => Return(id, "KZ-AKT"),
            [AuthorityAct.ReceiveAgain] = () => Resubmit(id),
            [AuthorityAct.Approve] = () => world.Decide(id, "KZ-AKT"),
            [AuthorityAct.Refuse] = () => world.Decide(id, "KZ-AKT", DecisionOutcome.Refused),
        };

        var taken = await LifecycleWalk.Take(AuthorityRules.Lifecycle, acts,
            async () => (await Get(id)).Reviews.Single(review => review.Region is "KZ-AKT").State, seed, steps: 10);

        Assert.NotEmpty(taken);
    }

    [Fact]
    public async Task While_one_authority_waits_for_a_cure_the_others_go_on()
    {
        await world.Applicant("foun-others");
        await Return("foun-others", "KZ-AKT");

        var application = await world.Decide("foun-others", "KZ-AKM");

        Assert.Equal(ApplicationState.Returned, application.State);
        Assert.Equal((1, 1, 15), (
            application.Reviews.Count(review => review.State is AuthorityState.Approved),
            application.Reviews.Count(review => review.State is AuthorityState.Returned),
            application.Reviews.Count(review => review.State is AuthorityState.Waiting)));
        await Resubmit("foun-others");
        Assert.Equal(ApplicationState.Pending, (await Get("foun-others")).State);
    }

    private async Task<Application> Get(string id) =>
        (await world.Holding().Registration.GetApplicationAsync(new() { ApplicationId = $"{id}-application" })).Application;

    private async Task<IEnumerable<string>> Regions(string id, AuthorityState state) =>
        (await Get(id)).Reviews.Where(review => review.State == state && review.Region.Length > 0).Select(review => review.Region);

    // Whoever returned it comes first: it cannot be completed before the cure.
    private async Task Complete(string id)
    {
        var application = await Get(id);
        var open = application.Reviews.Where(review => review.State is AuthorityState.Waiting or AuthorityState.Returned)
            .OrderBy(review => review.State is AuthorityState.Waiting).Select(review => review.Region).ToArray();
        foreach (var region in open.Length > 0 ? open : ["KZ-AKM"])
            await world.Decide(id, region);
    }

    private async Task Return(string id, string region) => await world.As($"regional_commission@{region}").Registration.ReturnApplicationAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-03-20",
        ApplicationId = $"{id}-application",
        Authority = AuthorityKind.RegionalCommission,
        Region = region,
        Defects = "A list is missing.",
    });

    private async Task Resubmit(string id) => await world.As($"party@{id}").Registration.ResubmitApplicationAsync(
        new() { RequestId = World.NewId(), OccurredOn = "2010-03-20", ApplicationId = $"{id}-application", Statement = "It is here." });
}
