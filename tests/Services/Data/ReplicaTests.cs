using Google.Protobuf;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Local.Scenarios;
using Saylau.Platform.Ledger;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

/// <summary>Two replicas of each service on one database: what one writes, the other knows.</summary>
public sealed class ReplicaTests
{
    private static readonly string[] Areas = ["elections", "observers", "parliament", "parties"];

    [Fact]
    public async Task On_SQLite_a_second_process_of_any_service_is_refused_and_the_first_goes_on()
    {
        foreach (var area in Areas)
        {
            await using var first = await TestSuite.Start(new() { Engine = "sqlite", Only = area });
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(first.StartReplica);
            Assert.Contains("belongs to another process: SQLite takes one service per file.", refused.Message, StringComparison.Ordinal);
            Assert.Equal(0UL, (await Checkpoint(first, area)).Size);
        }
    }

    [Fact]
    public async Task A_story_told_by_turns_to_both_is_the_story_told_to_one()
    {
        Assert.SkipWhen(TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        await using var alone = await TestSuite.Start(new() { JurisdictionsFolder = Repository.ArlandLaw, Engine = "sqlite" });
        await alone.Play(Repository.Arland, TestContext.Current.CancellationToken);
        await using var first = await TestSuite.Start(new() { JurisdictionsFolder = Repository.ArlandLaw, Engine = "sqlserver" });
        await using var second = await first.StartReplica();

        await new ScenarioLoader(new ByTurns(first.AsPublic().Invoker, second.AsPublic().Invoker), first.Services.Issuer)
            .Play(Repository.Arland, cancellation: TestContext.Current.CancellationToken);

        foreach (var area in Areas)
        {
            var record = await Record(first, area);
            Assert.Equal((await Record(alone, area)).Events, record.Events);
            Assert.Equal(record, await Record(second, area));
        }
    }

    [Fact]
    public async Task Under_mixed_load_no_update_is_lost_and_the_log_has_no_gap_and_no_fork()
    {
        Assert.SkipWhen(TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        await using var first = await TestSuite.Start(new() { Engine = "sqlserver", Only = "elections" });
        await using var second = await first.StartReplica();
        var world = await CountingWorld.On(first);
        string[] elections = [.. Enumerable.Range(0, 8).Select(number => $"shared-{number}")];
        foreach (var election in elections)
            await world.Election(election, ElectionKind.Regular, $"{election}-a");
        using var ending = new CancellationTokenSource();
        var watching = Watch([first, second], ending.Token);

        foreach (var (at, station) in CountingWorld.Stations.Index())
        {
            // Every protocol is sent to both at once, as the same request: one stores it, and both give the same answer.
            var answers = await Task.WhenAll(elections.Select(election =>
                Both(first, second, CountingWorld.Import(election, CountingWorld.Protocol(station, ($"{election}-a", (uint)(10 + at)))))));
            Assert.All(answers, both => Assert.Equal(both.First, both.Second));
        }

        await ending.CancelAsync();
        foreach (var election in elections)
        {
            var tally = await world.Tally(election);
            Assert.Equal((6u, (uint?)75u), (tally.StationsCounted, tally.Valid));
        }

        await EachGrewFromTheOthers(second, [.. await watching, await Checkpoint(first), await Checkpoint(second)]);
        Assert.Equal(await Record(first, "elections"), await Record(second, "elections"));
    }

    private static async Task<(ByteString First, ByteString Second)> Both(TestSuite first, TestSuite second, ImportProtocolsRequest request)
    {
        var answers = await Task.WhenAll(new[] { first, second }.Select(suite =>
            suite.As("central_commission@kz", "archive@kz").Protocols.ImportProtocolsAsync(request).ResponseAsync));
        return (answers[0].ToByteString(), answers[1].ToByteString());
    }

    private static async Task<List<GetCheckpointResponse>> Watch(IReadOnlyList<TestSuite> replicas, CancellationToken ending)
    {
        var seen = new List<GetCheckpointResponse>();
        while (!ending.IsCancellationRequested)
        {
            foreach (var replica in replicas)
                seen.Add(await Checkpoint(replica));
            await Task.Yield();
        }

        return seen;
    }

    private static async Task<GetCheckpointResponse> Checkpoint(TestSuite suite, string area = "elections") =>
        await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = area });

    private static async Task EachGrewFromTheOthers(TestSuite suite, IReadOnlyList<GetCheckpointResponse> checkpoints)
    {
        var distinct = checkpoints.DistinctBy(checkpoint => (checkpoint.Size, checkpoint.RootHash)).OrderBy(checkpoint => checkpoint.Size).ToArray();
        Assert.True(distinct.Length > 2);
        foreach (var (earlier, later) in distinct.Zip(distinct.Skip(1)))
        {
            Assert.NotEqual(earlier.Size, later.Size);
            var proof = await suite.AsPublic().Ledger.GetConsistencyProofAsync(new() { Ledger = "elections", FromSize = earlier.Size, ToSize = later.Size });
            Assert.True(MerkleTree.VerifyConsistency((long)earlier.Size, earlier.RootHash.ToByteArray(), (long)later.Size, later.RootHash.ToByteArray(),
                [.. proof.Path.Select(hash => hash.ToByteArray())]));
        }
    }

    /// <summary>What a replica says its record is, read event by event and proved to be what its checkpoint covers.</summary>
    private static async Task<(int Events, ByteString Root)> Record(TestSuite suite, string area)
    {
        var checkpoint = await Checkpoint(suite, area);
        using var stream = suite.As("auditor@kz", "auditor@arland").Ledger.ReadEvents(new() { Ledger = area });
        var leaves = new List<byte[]>();
        await foreach (var answer in stream.ResponseStream.ReadAllAsync())
        {
            Assert.Equal((ulong)leaves.Count, answer.Event.Position);
            leaves.Add(MerkleTree.HashLeaf(answer.EventBytes.Span));
        }

        Assert.Equal(checkpoint.Size, (ulong)leaves.Count);
        Assert.Equal(checkpoint.RootHash.ToByteArray(), MerkleTree.RootOf(MerkleTree.Append(0, [], leaves).Frontier));
        return (leaves.Count, checkpoint.RootHash);
    }
}
