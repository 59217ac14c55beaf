using CsCheck;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Registration;

public sealed class DecisionOrderTests(World world)
{
    private static readonly (string Authority, string Day)[] Approvals =
        [.. World.Regions.Append("").Select((region, number) => (region, $"2010-04-{number + 1:D2}"))];

    private int applicants;

    [Fact]
    public Task In_whatever_order_approvals_are_entered_the_party_is_registered_on_the_day_of_the_last() =>
        Gen.Shuffle(Approvals).SampleAsync(async order =>
        {
            var id = $"order-{Interlocked.Increment(ref applicants)}";
            await world.Applicant(id);
            foreach (var (authority, day) in order[..^1])
                Assert.Equal(ApplicationState.Pending, (await world.Decide(id, authority, on: day)).State);

            var application = await world.Decide(id, order[^1].Authority, on: order[^1].Day);

            Assert.Equal(ApplicationState.Approved, application.State);
            Assert.Equal("2010-04-17", (await world.Holding().Registry.GetPartyAsync(new() { PartyId = id })).Party.RegisteredOn);
        }, iter: 6, threads: 1);

    [Fact]
    public Task Wherever_a_refusal_comes_the_party_is_not_registered() =>
        Gen.Shuffle(Approvals).Select(Gen.Int[0, 16]).SampleAsync(async (order, refusal) =>
        {
            var id = $"order-{Interlocked.Increment(ref applicants)}-refused";
            await world.Applicant(id);
            for (var turn = 0; turn < refusal; turn++)
                await world.Decide(id, order[turn].Authority);

            Assert.Equal(ApplicationState.Refused, (await world.Decide(id, order[refusal].Authority, DecisionOutcome.Refused)).State);
            Assert.Equal(PartyStanding.Unregistered, await world.Standing(id, "2012-01-01"));
        }, iter: 4, threads: 1);
}
