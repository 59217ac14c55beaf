using System.Text.Json;
using System.Text.Json.Nodes;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;
using Saylau.Tests.Services.VoterLists;

namespace Saylau.Tests.Services.Tabulation;

/// <summary>The same service under a law by which running figures move on by two stations of a region, and figures of lists are in multiples.</summary>
public sealed class RunningFiguresTests : IAsyncLifetime
{
    private static readonly string[] Stations = ["tall-alm-1", "tall-alm-2", "tall-alm-3", "tall-alm-4", "tall-alm-5"];
    private readonly DirectoryInfo laws = Directory.CreateTempSubdirectory("saylau-running-");
    private TestSuite suite = null!;
    private CountingWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        var (from, to) = (Path.Combine(AppContext.BaseDirectory, "jurisdictions", "kz"), Path.Combine(laws.FullName, "kz"));
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var elections = Path.Combine(to, "elections.json");
        var law = JsonNode.Parse(await File.ReadAllTextAsync(elections))!;
        foreach (var version in law["versions"]!.AsArray())
        {
            version!["rules"]!["publication"]!["runningStep"] = Minimum("law.running_step", 2);
            version["rules"]!["disclosure"]!["stationListStep"] = Minimum("law.station_list_step", 3);
        }

        await File.WriteAllTextAsync(elections, law.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        suite = await Statements.Start(laws.FullName, area: "elections");
        world = await CountingWorld.On(suite);
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-01",
            Jurisdiction = "kz",
            ValidFrom = "2010-01-01",
            Rows = { Stations.Select((id, at) => new Precinct { PrecinctId = id, Region = "KZ-ALM", Kind = PrecinctKind.Ordinary, Number = (uint)at }) },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await suite.DisposeAsync();
        laws.Delete(recursive: true);
    }

    [Fact]
    public async Task No_station_follows_from_two_figures_that_the_public_sees()
    {
        await world.Election("steps", ElectionKind.Regular, "steps-a");
        var shown = new List<uint>();
        foreach (var (station, at) in Stations.Select((station, at) => (station, at)))
        {
            await Count("steps", station, 10u + (uint)at);
            var (all, seen) = (await world.Tally("steps"), (await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "steps" })).Tally);
            Assert.Equal((uint)at + 1, all.StationsCounted);
            Assert.Equal(seen.Valid, (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "steps" })).Outcome.Choices.Single().Votes);
            Assert.Equal(all.Valid, (await world.As("regional_commission@KZ-ALM").Tabulation.GetTallyAsync(new() { ElectionId = "steps", Region = "KZ-ALM" })).Tally.Valid);
            Assert.Equal(seen.Valid, (await world.As("regional_commission@KZ-ALM").Tabulation.GetTallyAsync(new() { ElectionId = "steps" })).Tally.Valid);
            shown.Add(seen.StationsCounted);
        }

        // After four stations one is left: the fourth waits for it.
        Assert.Equal([0u, 2u, 2u, 2u, 5u], shown);
        Assert.Equal(60u, (await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "steps" })).Tally.Valid);
        Assert.Equal(0u, (await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "steps", AsOf = "2010-06-05" })).Tally.StationsCounted);
    }

    [Fact]
    public async Task A_correction_of_one_station_is_shown_with_the_certified_result()
    {
        await world.Election("late", ElectionKind.Regular, "late-a", "late-b");
        foreach (var station in CountingWorld.Stations.Concat(Stations))
            await Count("late", station, 20, 10);
        Assert.Equal((330u, ResultStatus.UnofficialComplete), (await Seen()));
        await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-07",
            ElectionId = "late",
            PrecinctId = "akm-1",
            Protocol = CountingWorld.Protocol("akm-1", ("late-a", 25), ("late-b", 10)),
            Reason = "Misread.",
        });
        Assert.Equal((330u, ResultStatus.UnofficialComplete), await Seen());
        Assert.Equal((335u, ResultStatus.Correction), ((await world.Tally("late")).Valid, (await world.Tally("late")).Status));

        await world.Commission.Tabulation.CertifyResultsAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-10", ElectionId = "late", Act = "Decision 1" });
        Assert.Equal((335u, ResultStatus.Certified), await Seen());

        async Task<(uint, ResultStatus)> Seen()
        {
            var tally = (await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "late" })).Tally;
            return (tally.Valid, tally.Status);
        }
    }

    [Fact]
    public async Task Of_the_list_of_a_station_no_person_shows()
    {
        await world.Election("lists", ElectionKind.Regular);
        await world.Commission.VoterLists.OpenVoterRollAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-04-21", ElectionId = "lists" });
        var voters = Enumerable.Range(0, 7).Select(at => Rolls.Voter($"100000{at}", at < 5 ? "akm-1" : "akm-2", given: $"Given{(char)('A' + at)}")).ToArray();
        var answer = await world.Commission.VoterLists.ImportVoterEntriesAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-04-22", ElectionId = "lists", Rows = { voters } });
        Assert.All(answer.Rows, row => Assert.Equal("", row.Reason));

        var seen = await world.Public.VoterLists.ListStationQualityAsync(new() { ElectionId = "lists" });
        Assert.Equal((3u, "stations.counts", 3u, 0), (seen.InMultiplesOf, Assert.Single(seen.Withheld).Field, Most(seen, "akm-1"), seen.Stations.Single(station => station.PrecinctId is "akm-2").Counts.Count));
        var exact = await world.Commission.VoterLists.ListStationQualityAsync(new() { ElectionId = "lists" });
        Assert.Equal((false, 0, 5u, 2u), (exact.HasInMultiplesOf, exact.Withheld.Count, Most(exact, "akm-1"), Most(exact, "akm-2")));

        static uint Most(ListStationQualityResponse answer, string station) => answer.Stations.Single(quality => string.Equals(quality.PrecinctId, station, StringComparison.Ordinal)).Counts.Max(count => count.Count);
    }

    private async Task Count(string election, string station, params uint[] votes) => Assert.Empty((await world.Commission.Protocols.ImportProtocolsAsync(
        CountingWorld.Import(election, CountingWorld.Protocol(station, [.. votes.Select((count, at) => ($"{election}-{(char)('a' + at)}", count))])))).Rows[0].Reason);

    private static JsonObject Minimum(string rule, uint minimum) => new()
    {
        ["rule"] = rule,
        ["minimum"] = minimum,
        ["citation"] = new JsonObject { ["text"] = "A law for this test" },
    };
}
