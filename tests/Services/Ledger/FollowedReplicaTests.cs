using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Ledger;

public sealed class FollowedReplicaTests : IAsyncLifetime
{
    private readonly DirectoryInfo one = Directory.CreateTempSubdirectory("saylau-one-"), other = Directory.CreateTempSubdirectory("saylau-other-");
    private TestSuite first = null!, second = null!;

    public async ValueTask InitializeAsync()
    {
        first = await TestSuite.Start(new() { Engine = "sqlite", Only = "parties", DataFolder = one.FullName });
        Replica.Share(one.FullName, other.FullName);
        second = await TestSuite.Start(new() { Engine = "sqlite", Only = "parties", DataFolder = other.FullName });
    }

    public async ValueTask DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
        one.Delete(recursive: true);
        other.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_follows_one_replica_hears_what_another_wrote()
    {
        using var stream = first.As("auditor@kz").Ledger.ReadEvents(new() { Ledger = "parties", Follow = true });
        Assert.Null((await Next(stream)).Event);

        for (var number = 0; number < 3; number++)
        {
            await Record(second, $"elsewhere-{number}");
            Assert.Equal($"elsewhere-{number}", (await Next(stream)).Event.Payload.Unpack<PartyRecorded>().Party.PartyId);
        }
    }

    [Fact]
    public async Task What_two_replicas_write_at_once_is_one_log()
    {
        await Task.WhenAll(Enumerable.Range(0, 120).Select(number => Record(number % 2 == 0 ? first : second, $"both-{number}")));

        var head = await first.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.Equal((120UL, head.RootHash), (head.Size, (await second.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).RootHash));
        using var stream = second.As("auditor@kz").Ledger.ReadEvents(new() { Ledger = "parties" });
        var leaves = new List<byte[]>();
        await foreach (var answer in stream.ResponseStream.ReadAllAsync())
            leaves.Add(MerkleTree.HashLeaf(answer.EventBytes.Span));
        Assert.Equal(head.RootHash.ToByteArray(), MerkleTree.Append(0, [], leaves).Root);
    }

    private static async Task Record(TestSuite replica, string id) =>
        await replica.As($"party@{id}", "archive@kz").Registry.RecordPartyAsync(Requests.Party(id, "2010-01-10"));

    private static async Task<ReadEventsResponse> Next(AsyncServerStreamingCall<ReadEventsResponse> stream)
    {
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        return stream.ResponseStream.Current;
    }
}
