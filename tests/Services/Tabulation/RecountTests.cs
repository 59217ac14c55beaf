using Grpc.Core;
using Microsoft.Data.Sqlite;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Tabulation;

public sealed class RecountTests(CountingWorld world)
{
    [Fact]
    public async Task A_recount_finds_what_is_kept_and_says_how_far_it_read()
    {
        await world.Election("recount", ElectionKind.Regular, "recount-a", "recount-b");
        Assert.Equal(0u, (await world.Commission.Tabulation.RecountTalliesAsync(new() { ElectionId = "recount" })).Protocols);
        await Count(world, "recount");
        var recount = await world.Commission.Tabulation.RecountTalliesAsync(new() { ElectionId = "recount" });
        Assert.Equal((6u, 2u, 0), (recount.Protocols, recount.Regions, recount.Differences.Count));
        Assert.Equal((await world.Tally("recount")).Choices, recount.Nation.Choices);
        Assert.True(recount.Position > 0);
        await Refused.By(world.As("auditor@arland").Tabulation.RecountTalliesAsync(new() { ElectionId = "recount" }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_tally_that_somebody_changed_by_hand_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-recount-");
        var suite = await TestSuite.Start(new() { Engine = "sqlite", Only = "elections", DataFolder = folder.FullName });
        var alone = await CountingWorld.On(suite);
        await alone.Election("bent", ElectionKind.Regular, "bent-a", "bent-b");
        await Count(alone, "bent");
        await using (var database = new SqliteConnection($"Data Source={Directory.GetFiles(folder.FullName, "elections*.db", SearchOption.AllDirectories)[0]};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = database.CreateCommand();
            command.CommandText = "UPDATE TallyChoice SET Votes = Votes + 5 WHERE ElectionId = 'bent' AND Region = 'KZ-ALA' AND CandidateId = 'bent-a'";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var difference = Assert.Single((await alone.Commission.Tabulation.RecountTalliesAsync(new() { ElectionId = "bent" })).Differences);
        Assert.Equal(("KZ-ALA", "votes", "bent-a", 95u, 90u), (difference.Region, difference.Figure, difference.CandidateId, difference.Kept, difference.Recounted));
        await suite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_station_has_a_tally_and_a_correction_is_said()
    {
        await world.Election("station", ElectionKind.Regular, "station-a", "station-b");
        Assert.Equal(ResultStatus.UnofficialPartial, (await Station("ala-2")).Status);
        await Count(world, "station");
        Assert.Equal((ResultStatus.UnofficialComplete, 1u, 50u, "KZ-ALA"), Say(await Station("ala-2")));
        await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-07",
            ElectionId = "station",
            PrecinctId = "ala-2",
            Protocol = CountingWorld.Protocol("ala-2", ("station-a", 1), ("station-b", 2)),
            Reason = "Counted again.",
        });
        Assert.Equal((ResultStatus.Correction, 1u, 3u, "KZ-ALA"), Say(await Station("ala-2")));
        Assert.Equal((ResultStatus.Correction, ResultStatus.UnofficialComplete), ((await world.Tally("station")).Status, (await world.Tally("station", "KZ-AKM")).Status));
        Assert.False((await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "station", PrecinctId = "ala-2" })).Tally.HasValid);
        Assert.Equal(3u, (await world.Holding("precinct_commission@ala-2").Tabulation.GetTallyAsync(new() { ElectionId = "station", PrecinctId = "ala-2" })).Tally.Valid);
        await Refused.By(world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "station", PrecinctId = "nowhere" }), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await Refused.By(world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "station", PrecinctId = "ala-2", Region = "KZ-ALA" }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        Assert.Empty((await world.Commission.Tabulation.RecountTalliesAsync(new() { ElectionId = "station" })).Differences);

        async Task<Tally> Station(string id) => (await world.Commission.Tabulation.GetTallyAsync(new() { ElectionId = "station", PrecinctId = id })).Tally;
    }

    private static (ResultStatus Status, uint Stations, uint Valid, string Region) Say(Tally tally) => (tally.Status, tally.StationsCounted, tally.Valid, tally.Region);

    private static async Task Count(CountingWorld world, string election) => await world.Commission.Protocols.ImportProtocolsAsync(
        CountingWorld.Import(election, [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ($"{election}-a", 30), ($"{election}-b", 20)))]));
}
