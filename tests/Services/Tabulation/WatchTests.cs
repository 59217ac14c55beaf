using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Tabulation;

public sealed class WatchTests(CountingWorld world)
{
    [Fact]
    public async Task Tallies_come_as_they_are_and_then_as_they_change()
    {
        await world.Election("watch", ElectionKind.Regular, "watch-a");
        await Count("watch", "akm-1");
        using var stream = world.Commission.Tabulation.WatchTally(new() { ElectionId = "watch" });
        var first = await Next(stream);
        Assert.Equal((17, "", 1u, 30u), (first.Tallies.Count, first.Tallies[0].Region, first.Tallies[0].StationsCounted, first.Tallies[0].Valid));

        await Count("watch", "ala-1");
        var second = await Next(stream);
        Assert.Equal(["", "KZ-ALA"], second.Tallies.Select(tally => tally.Region));
        Assert.Equal((2u, 6u), (second.Tallies[0].StationsCounted, second.Tallies[0].StationsExpected));
        Assert.True(second.ResumePosition > first.ResumePosition);

        using var resumed = world.Commission.Tabulation.WatchTally(new() { ElectionId = "watch", ResumePosition = first.ResumePosition });
        Assert.Equal(second.Tallies, (await Next(resumed)).Tallies);
        using var current = world.Commission.Tabulation.WatchTally(new() { ElectionId = "watch", ResumePosition = ulong.MaxValue / 2 });
        Assert.Empty((await Next(current)).Tallies);
    }

    [Fact]
    public async Task A_region_is_watched_alone_and_withheld_from_whoever_may_not_see_it()
    {
        await world.Election("watch-one", ElectionKind.Regular, "watch-one-a");
        using var stream = world.Public.Tabulation.WatchTally(new() { ElectionId = "watch-one", Region = "KZ-AKM" });
        Assert.Equal((1, 3u), ((await Next(stream)).Tallies.Count, 3u));
        await Count("watch-one", "ala-1");
        await Count("watch-one", "akm-2");
        var changed = await Next(stream);
        var tally = Assert.Single(changed.Tallies);
        Assert.Equal(("KZ-AKM", 1u, false), (tally.Region, tally.StationsCounted, tally.HasValid));
        Assert.Equal("tallies", Assert.Single(changed.Withheld).Field);
        using var nowhere = world.Public.Tabulation.WatchTally(new() { ElectionId = "watch-one", Region = "AR-NOR" });
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => Next(nowhere))).StatusCode);
    }

    [Fact]
    public async Task A_certified_result_changes_how_final_every_tally_is()
    {
        await world.Election("watch-end", ElectionKind.Regular, "watch-end-a");
        await Count("watch-end", [.. CountingWorld.Stations]);
        using var stream = world.Commission.Tabulation.WatchTally(new() { ElectionId = "watch-end" });
        Assert.Equal(ResultStatus.UnofficialComplete, (await Next(stream)).Tallies[0].Status);
        await world.Commission.Tabulation.CertifyResultsAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-10", ElectionId = "watch-end", Act = "Decision 1" });
        Assert.All((await Next(stream)).Tallies, tally => Assert.Equal(ResultStatus.Certified, tally.Status));
    }

    [Fact]
    public async Task It_ends_when_the_service_does_and_beats_while_nothing_changes()
    {
        await using var suite = await Statements.Start(area: "elections", over: builder => builder.Configuration["Saylau:Ledger:Heartbeat"] = "00:00:00.05");
        var alone = await CountingWorld.On(suite);
        await alone.Election("beats", ElectionKind.Regular, "beats-a");
        using var stream = alone.Public.Tabulation.WatchTally(new() { ElectionId = "beats" });
        var first = await Next(stream);
        var beat = await Next(stream);
        Assert.Equal((0, first.ResumePosition), (beat.Tallies.Count, beat.ResumePosition));
        await suite.Services.Stop("elections");
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
                await Next(stream);
        });
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
    }

    private async Task Count(string election, params string[] stations) => await world.Commission.Protocols.ImportProtocolsAsync(
        CountingWorld.Import(election, [.. stations.Select(station => CountingWorld.Protocol(station, ($"{election}-a", 30)))]));

    private static async Task<WatchTallyResponse> Next(AsyncServerStreamingCall<WatchTallyResponse> stream)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        Assert.True(await stream.ResponseStream.MoveNext(limit.Token));
        return stream.ResponseStream.Current;
    }
}
