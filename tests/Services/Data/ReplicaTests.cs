using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

/// <summary>Two replicas of each service on one database: what one writes, the other knows.</summary>
public sealed class ReplicaTests : IDisposable
{
    private static readonly string[] Areas = ["elections", "observers", "parliament", "parties"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-replicas-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task On_SQLite_a_second_process_of_any_service_is_refused_and_the_first_goes_on()
    {
        await using var first = await Start("sqlite");

        foreach (var area in Areas)
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Start("sqlite", area));
            Assert.Contains("belongs to another process: SQLite takes one service per file.", refused.Message, StringComparison.Ordinal);
        }

        await first.Play(Repository.Arland, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_story_that_is_told_to_both_at_once_is_written_once()
    {
        Assert.SkipWhen(TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        await using var alone = await TestSuite.Start(new() { JurisdictionsFolder = Repository.ArlandLaw, Engine = "sqlite" });
        await alone.Play(Repository.Arland, TestContext.Current.CancellationToken);
        using var databases = Databases();
        await using var first = await Start("sqlserver");
        await using var second = await Start("sqlserver");

        await Task.WhenAll(first.Play(Repository.Arland, TestContext.Current.CancellationToken), second.Play(Repository.Arland, TestContext.Current.CancellationToken));

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
        using var databases = Databases();
        await using var first = await Start("sqlserver", "elections", law: null);
        await using var second = await Start("sqlserver", "elections", law: null);
        var world = await CountingWorld.On(first);
        string[] elections = [.. Enumerable.Range(0, 8).Select(number => $"shared-{number}")];
        foreach (var election in elections)
            await world.Election(election, ElectionKind.Regular, $"{election}-a");
        using var ending = new CancellationTokenSource();
        var watching = Watch([first, second], ending.Token);

        // Every station's protocol goes to both, as the same request; no two of the eight elections' six stations wait for each other.
        var answers = await Task.WhenAll(elections.SelectMany(election => CountingWorld.Stations.Select((station, at) => Both(
            first, second, CountingWorld.Import(election, CountingWorld.Protocol(station, ($"{election}-a", (uint)(10 + at))))))));

        await ending.CancelAsync();
        Assert.All(answers, both => Assert.Equal(both.First, both.Second));
        foreach (var election in elections)
        {
            var tally = await world.Tally(election);
            Assert.Equal((6u, (uint?)75u), (tally.StationsCounted, tally.Valid));
        }

        await EachGrewFromTheOthers(second, [.. await watching, await Checkpoint(first), await Checkpoint(second)]);
        Assert.Equal(await Record(first, "elections"), await Record(second, "elections"));
    }

    private Task<TestSuite> Start(string engine, string? only = null, string? law = "arland") => TestSuite.Start(new()
    {
        Engine = engine,
        DataFolder = folder.FullName,
        Only = only,
        JurisdictionsFolder = law is null ? null : Repository.ArlandLaw,
    });

    private SqlServerDatabases Databases() => new(TestSuite.SqlServer!, folder.FullName);

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
