using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Ledger;

public sealed class ReadEventsTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Who_follows_hears_first_that_there_is_nothing_and_then_what_is_new()
    {
        using var stream = Read(0, follow: true);
        var first = await Next(stream);
        Assert.Equal((null, 0UL), (first.Event, first.Size));

        for (var number = 0UL; number < 5; number++)
        {
            await world.Party($"follow-{number}");
            var next = await NextEvent(stream);
            Assert.Equal((number, $"follow-{number}"), (next.Event.Position, next.Event.Payload.Unpack<PartyRecorded>().Party.PartyId));
        }
    }

    [Fact]
    public async Task Who_comes_back_resumes_where_they_were()
    {
        for (var number = 0; number < 5; number++)
            await world.Party($"resume-{number}");

        using var stream = Read(3, follow: false);
        var events = new List<ReadEventsResponse>();
        await foreach (var answer in stream.ResponseStream.ReadAllAsync())
            events.Add(answer);

        Assert.Equal([3UL, 4UL], events.Select(answer => answer.Event.Position));
        Assert.All(events, answer => Assert.Equal(5UL, answer.Size));
    }

    [Fact]
    public async Task At_the_end_of_the_ledger_a_reader_hears_its_size_and_is_done()
    {
        await world.Party("end-one");
        using var stream = Read(1, follow: false);
        var only = await Next(stream);

        Assert.Equal((null, 1UL), (only.Event, only.Size));
        Assert.False(await stream.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task An_event_says_who_did_what_when_and_on_whose_word()
    {
        await world.Party("event-one");
        using var stream = Read(0, follow: false);
        var recorded = (await NextEvent(stream)).Event;

        Assert.Equal("/saylau.parties.v1.RegistryService/RecordParty", recorded.Method);
        Assert.Equal(("party@event-one", "2010-01-10", true), (recorded.Actor, recorded.OccurredOn, recorded.EnteredLater));
        Assert.Equal((Provenance.Simulated, "invented"), (recorded.Source.Provenance, recorded.Source.Citation));
    }

    [Theory]
    [InlineData("elections", 0UL, StatusCode.NotFound)]
    [InlineData("parties", 99UL, StatusCode.InvalidArgument)]
    public async Task Another_ledger_and_a_position_to_come_are_refused(string ledger, ulong from, StatusCode code)
    {
        using var stream = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = ledger, FromPosition = from });

        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(() => Next(stream))).StatusCode);
    }

    [Theory]
    [InlineData("auditor@kz", 3)]
    [InlineData("archive@kz", 3)]
    [InlineData("auditor@*", 3)]
    [InlineData("service@elections", 3)]
    [InlineData("auditor@arland", 0)]
    [InlineData("archive@arland", 0)]
    public async Task Of_another_country_only_the_leaves_are_told_and_they_give_the_signed_root(string grant, int readable)
    {
        for (var number = 0; number < 3; number++)
            await world.Party($"pers-scope-{number}");
        using var stream = world.Holding(grant).Ledger.ReadEvents(new() { Ledger = "parties" });
        var (leaves, events) = (new List<byte[]>(), 0);
        await foreach (var answer in stream.ResponseStream.ReadAllAsync())
        {
            Assert.Equal(answer.Event is null, answer.EventBytes.IsEmpty);
            Assert.Equal((ulong?)leaves.Count, answer.Event?.Position ?? answer.Withheld?.Position);
            events += answer.Event is null ? 0 : 1;
            leaves.Add(answer.Withheld?.LeafHash.ToByteArray() ?? MerkleTree.HashLeaf(answer.EventBytes.Span));
        }

        var head = await world.Holding().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.Equal((3, readable), (leaves.Count, events));
        Assert.Equal(head.RootHash.ToByteArray(), MerkleTree.RootOf(MerkleTree.Append(0, [], leaves).Frontier));
    }

    private AsyncServerStreamingCall<ReadEventsResponse> Read(ulong from, bool follow) =>
        world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "parties", FromPosition = from, Follow = follow });

    private static async Task<ReadEventsResponse> Next(AsyncServerStreamingCall<ReadEventsResponse> stream)
    {
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        return stream.ResponseStream.Current;
    }

    private static async Task<ReadEventsResponse> NextEvent(AsyncServerStreamingCall<ReadEventsResponse> stream)
    {
        var answer = await Next(stream);
        while (answer.Event is null)
            answer = await Next(stream);
        return answer;
    }
}
