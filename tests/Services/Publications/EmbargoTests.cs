using System.Text.Json.Nodes;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Publications;

public sealed class EmbargoTests
{
    [Fact]
    public async Task Results_are_kept_from_the_public_until_the_polls_close_and_stations_until_they_are_published()
    {
        var law = Law();
        await using var suite = await TestSuite.Start(new() { Only = "elections", JurisdictionsFolder = law.FullName });
        suite.Clock.Set(new(2010, 6, 6, 10, 0, 0, TimeSpan.Zero));
        var world = await CountingWorld.On(suite);
        await world.Election("embargoed", ElectionKind.Regular, "embargoed-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("embargoed",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("embargoed-a", 9)))]));

        await AssertSees(world, world.Public, nation: false, region: false, station: false, "until the polls have closed");
        await AssertSees(world, world.Holding("auditor@kz"), nation: true, region: true, station: true);
        await AssertSees(world, world.Holding("regional_commission@KZ-AKM"), nation: false, region: true, station: true);
        await Refused.By(world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "embargoed" }), StatusCode.FailedPrecondition, "RESULTS_EMBARGOED");
        await Refused.By(world.Public.Tabulation.GetCompetitivenessAsync(new() { ElectionId = "embargoed" }), StatusCode.FailedPrecondition, "RESULTS_EMBARGOED");
        await Refused.By(world.Public.Tabulation.CheckCertificationAsync(new() { ElectionId = "embargoed" }), StatusCode.FailedPrecondition, "RESULTS_EMBARGOED");
        Assert.Equal(2, (await world.Public.Publications.CheckTransparencyAsync(new() { ElectionId = "embargoed" })).Embargoed.Count);

        // Nor by what compares with it, rests on it, or follows from it.
        Assert.Empty(await Compared(world));
        await Refused.By(world.Commission.Audits.PlanAuditAsync(Plan()), StatusCode.FailedPrecondition, "RESULTS_EMBARGOED");
        await Refused.By(world.Public.Calendar.CheckCallAsync(Second()), StatusCode.FailedPrecondition, "RESULTS_EMBARGOED");

        // The polls close at 20:00 where they are, which is six hours ahead.
        suite.Clock.Set(new(2010, 6, 6, 14, 0, 1, TimeSpan.Zero));
        await AssertSees(world, world.Public, nation: true, region: true, station: false, "until they are published");
        Assert.Equal(OutcomeKind.Elected, (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "embargoed" })).Outcome.Kind);
        Assert.NotEmpty(await Compared(world));
        Assert.Contains("elections.calendar.repeat_runoff", Refused.Unmet((await world.Public.Calendar.CheckCallAsync(Second())).Findings));

        await world.Commission.Publications.PublishResultsAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "embargoed", PublicationId = "embargoed-regions", Level = ResultLevel.Region });
        await AssertSees(world, world.Public, nation: true, region: true, station: false);
        await world.Commission.Publications.PublishResultsAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "embargoed", PublicationId = "embargoed-stations", Level = ResultLevel.Station });
        await AssertSees(world, world.Public, nation: true, region: true, station: true);
        law.Delete(recursive: true);
    }

    private static async Task<IEnumerable<Finding>> Compared(CountingWorld world) => (await world.Holding("press@kz").Tabulation.RecordPublishedResultAsync(new()
    {
        RequestId = World.NewId(),
        ValidateOnly = true,
        ElectionId = "embargoed",
        ResultId = "embargoed-press",
        Publisher = "A newspaper",
        Valid = 1,
    })).Findings;

    private static PlanAuditRequest Plan() => new()
    {
        RequestId = World.NewId(),
        ElectionId = "embargoed",
        AuditId = "embargoed-audit",
        Method = AuditMethod.Bravo,
        RiskLimit = new() { Numerator = 1, Denominator = 10 },
    };

    private static CheckCallRequest Second() =>
        new() { Jurisdiction = "kz", Kind = ElectionKind.RepeatVoting, VotingOn = "2010-07-06", AsOf = "2010-06-07", RepeatsElectionId = "embargoed" };

    private static async Task AssertSees(CountingWorld world, Clients clients, bool nation, bool region, bool station, string cited = "")
    {
        var national = await clients.Tabulation.GetTallyAsync(new() { ElectionId = "embargoed" });
        var regional = await clients.Tabulation.GetTallyAsync(new() { ElectionId = "embargoed", Region = "KZ-AKM" });
        var tallies = await clients.Tabulation.ListTalliesAsync(new() { ElectionId = "embargoed" });
        var protocol = await clients.Protocols.GetProtocolAsync(new() { ElectionId = "embargoed", PrecinctId = "akm-1" });
        var protocols = await clients.Protocols.ListProtocolsAsync(new() { ElectionId = "embargoed", Region = "KZ-AKM" });
        var bundle = await clients.Publications.GetProofBundleAsync(new() { ElectionId = "embargoed", PrecinctId = "akm-1" });
        using var run = new VerifyRun();
        var export = await File.ReadAllTextAsync((await run.Export(clients, "embargoed", ExportFormat.Csv, ResultLevel.Nation)).Path);

        Assert.Equal((nation, region, region), (national.Tally.HasValid, regional.Tally.HasValid, tallies.Tallies[0].HasValid));
        Assert.Equal((station, station, station), (protocol.Protocol.Entry.HasValid, protocols.Protocols[0].Entry.HasValid, bundle.Bundle is not null));
        Assert.Equal(nation, export.TrimEnd().EndsWith(",54", StringComparison.Ordinal));
        Assert.Equal(CountingWorld.Stations.Count, (int)national.Tally.StationsCounted);
        Assert.All(protocol.Withheld.Concat(bundle.Withheld), withheld => Assert.Contains(cited, withheld.Citation, StringComparison.Ordinal));
        Assert.Equal((nation, station), (national.Withheld.Count == 0, protocol.Withheld.Count == 0));
        _ = world;
    }

    // The law of the reference country, which shows the public everything and has two embargoes.
    private static DirectoryInfo Law()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-law-");
        var from = Path.Combine(AppContext.BaseDirectory, "jurisdictions", "kz");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "kz"));
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(folder.FullName, "kz", Path.GetFileName(file)));
        var path = Path.Combine(folder.FullName, "kz", "elections.json");
        var section = JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var version in section["versions"]!.AsArray())
        {
            var publication = version!["rules"]!["publication"]!;
            publication["publicLevel"]!["level"] = "RESULT_LEVEL_STATION";
            publication["embargoes"] = new JsonArray(
                Embargo("polls", "RESULT_LEVEL_NATION", "EMBARGO_UNTIL_POLLS_CLOSE", "Nothing until the polls have closed.", "20:00"),
                Embargo("stations", "RESULT_LEVEL_STATION", "EMBARGO_UNTIL_PUBLISHED", "No station until they are published.", ""));
        }

        File.WriteAllText(path, section.ToJsonString());
        return folder;
    }

    private static JsonObject Embargo(string rule, string level, string until, string text, string closes) => new()
    {
        ["rule"] = $"elections.publication.embargo.{rule}",
        ["level"] = level,
        ["until"] = until,
        ["pollsCloseAt"] = closes,
        ["citation"] = new JsonObject { ["text"] = text, ["source"] = new JsonObject { ["provenance"] = "PROVENANCE_SIMULATED", ["citation"] = "test" } },
    };
}
