using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Publications;

public sealed class ExportTests(CountingWorld world)
{
    [Theory]
    [InlineData(ExportFormat.Csv, "csv")]
    [InlineData(ExportFormat.Parquet, "parquet")]
    [InlineData(ExportFormat.NistJson, "json")]
    [InlineData(ExportFormat.NistXml, "xml")]
    public async Task What_an_export_adds_up_to_is_the_tally_in_every_format(ExportFormat format, string extension)
    {
        var election = $"sum-{extension}";
        await Counted(election);
        using var run = new VerifyRun();
        var stations = await run.Export(world.Commission, election, format, ResultLevel.Station);
        var regions = await run.Export(world.Commission, election, format, ResultLevel.Region);
        var nation = await run.Export(world.Commission, election, format, ResultLevel.Nation);
        var tally = run.Save("tally.json", await world.Commission.Tabulation.GetTallyAsync(new() { ElectionId = election }));
        var tallies = run.Save("tallies.json", await world.Commission.Tabulation.ListTalliesAsync(new() { ElectionId = election, PageSize = 2 }));

        Assert.Equal(($"{election}-station.{extension}", 6UL), (stations.Head.FileName, stations.Tail.Rows));
        Assert.Equal((ulong)new FileInfo(stations.Path).Length, stations.Head.Size);
        Assert.Equal(Provenance.Verified, stations.Tail.Source.Provenance);
        Assert.Empty(stations.Tail.Withheld);
        Assert.Equal((1UL, (ulong)World.Regions.Count), (nation.Tail.Rows, regions.Tail.Rows));
        var (code, said) = await VerifyRun.Verify("recount", stations.Path, "--against", tally, "--against", nation.Path);
        Assert.True(code == 0, said);
        Assert.Contains($"votes:{election}-a 69", said, StringComparison.Ordinal);
        Assert.Contains("figures of the nation are the same", said, StringComparison.Ordinal);
        var (_, byRegion) = await VerifyRun.Verify("recount", stations.Path, "--against", regions.Path, "--against", tallies);
        Assert.Contains("figures of region KZ-AKM are the same", byRegion, StringComparison.Ordinal);
        Assert.DoesNotContain("DIFFERS", byRegion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_is_not_the_sum_is_named_figure_by_figure()
    {
        await Counted("wrong");
        using var run = new VerifyRun();
        var stations = await run.Export(world.Commission, "wrong", ExportFormat.Csv, ResultLevel.Station);
        var tally = await world.Commission.Tabulation.GetTallyAsync(new() { ElectionId = "wrong" });
        tally.Tally.Choices[1].Votes -= 2;
        tally.Tally.Invalid++;

        var (code, said) = await VerifyRun.Verify("recount", stations.Path, "--against", run.Save("tally.json", tally));

        Assert.Equal(1, code);
        Assert.Contains("votes:wrong-b of the nation is 22 there, and 24 in the export", said, StringComparison.Ordinal);
        Assert.Contains("invalid of the nation is 7 there, and 6 in the export", said, StringComparison.Ordinal);
        Assert.Equal(2, said.Split("DIFFERS").Length - 1);
    }

    [Fact]
    public async Task Stations_are_held_against_their_proof_bundles()
    {
        await Counted("bundled");
        using var run = new VerifyRun();
        var stations = await run.Export(world.Commission, "bundled", ExportFormat.NistJson, ResultLevel.Station);
        var bundles = new List<string>();
        foreach (var station in CountingWorld.Stations)
            bundles.Add(run.Save($"{station}.json", await world.Commission.Publications.GetProofBundleAsync(new() { ElectionId = "bundled", PrecinctId = station })));

        var (code, said) = await VerifyRun.Verify(["recount", stations.Path, .. bundles.SelectMany(path => new[] { "--bundle", path })]);

        Assert.True(code == 0, said);
        Assert.Contains("6 of 6 stations were compared with a proof bundle", said, StringComparison.Ordinal);
        var changed = run.Save("changed.json", (await File.ReadAllTextAsync(stations.Path)).Replace("\"Count\":12", "\"Count\":13", StringComparison.Ordinal));
        var (differs, where) = await VerifyRun.Verify("recount", changed, "--bundle", bundles[3]);
        Assert.Equal(1, differs);
        Assert.Contains("votes:bundled-a of station ala-1 is 12 there, and 13 in the export", where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_gets_places_without_figures_and_is_told_why()
    {
        await Counted("kept");
        using var run = new VerifyRun();
        foreach (var format in Enum.GetValues<ExportFormat>().Where(format => format is not ExportFormat.Unspecified))
        {
            var (path, _, tail) = await run.Export(world.Public, "kept", format, ResultLevel.Station);
            Assert.Equal(("protocols.entry", 6UL), (Assert.Single(tail.Withheld).Field, tail.Rows));
            var (code, said) = await VerifyRun.Verify("recount", path);
            Assert.Equal(2, code);
            Assert.Contains("Station akm-1 has no figures", said, StringComparison.Ordinal);
        }

        var csv = await File.ReadAllLinesAsync((await run.Export(world.Public, "kept", ExportFormat.Csv, ResultLevel.Station)).Path);
        Assert.Contains(",akm-1,", csv[1], StringComparison.Ordinal);
        Assert.EndsWith(",,,,,,,,,", csv[1], StringComparison.Ordinal);
        var regions = await run.Export(world.Holding("regional_commission@KZ-AKM"), "kept", ExportFormat.Csv, ResultLevel.Region);
        var lines = await File.ReadAllLinesAsync(regions.Path);
        Assert.Contains(lines, line => line.Contains(",KZ-AKM,", StringComparison.Ordinal) && line.EndsWith(",30,12", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",KZ-ALA,", StringComparison.Ordinal) && line.EndsWith(",,,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused()
    {
        using var unknown = world.Public.Publications.ExportResults(new() { ElectionId = "no-such-election", Format = ExportFormat.Csv, Level = ResultLevel.Nation });
        var missing = await Assert.ThrowsAsync<RpcException>(() => unknown.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
        using var formless = world.Public.Publications.ExportResults(new() { ElectionId = "no-such-election", Level = ResultLevel.Nation });
        var invalid = await Assert.ThrowsAsync<RpcException>(() => formless.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.InvalidArgument, invalid.StatusCode);
        using var cut = world.Public.Publications.ExportResults(new() { ElectionId = "no-such-election", Format = ExportFormat.Csv, Level = ResultLevel.Nation });
        await Assert.ThrowsAsync<RpcException>(() => ExportFile.Save(cut.ResponseStream, Stream.Null));
    }

    private async Task Counted(string election)
    {
        await world.Election(election, ElectionKind.Regular, $"{election}-a", $"{election}-b");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import(election, [.. CountingWorld.Stations.Select((station, at) =>
            CountingWorld.Protocol(station, ($"{election}-a", 9 + (uint)at), ($"{election}-b", 4)))]));
    }
}
