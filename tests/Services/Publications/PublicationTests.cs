using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Publications;

public sealed class PublicationTests(CountingWorld world)
{
    [Fact]
    public async Task What_nothing_orders_and_nobody_published_reduces_transparency()
    {
        await world.Election("shown", ElectionKind.Regular, "shown-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("shown",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("shown-a", 9)))]));
        await world.Commission.Tabulation.CertifyResultsAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-10", ElectionId = "shown", Act = "Decision 1" });
        var published = await world.Commission.Publications.PublishResultsAsync(Publish("shown-nation", ResultLevel.Nation, "2010-06-20"));

        var before = await Check("2010-06-19");
        var after = await Check("2010-06-30");
        Assert.Equal([Outcome.Undetermined, Outcome.Warning, Outcome.Warning], before.Findings.Select(finding => finding.Outcome));
        Assert.Equal([Outcome.Satisfied, Outcome.Warning, Outcome.Warning], after.Findings.Select(finding => finding.Outcome));
        Assert.Equal(published.Findings, after.Findings);
        Assert.Equal((6u, 0u, false, TransparencyLevel.Reduced), (after.ProtocolsHeld, after.ProtocolsPublic, after.LawRequiresStationLevel, after.Transparency));
        Assert.Equal([ResultLevel.Nation], after.PublishedLevels);

        await world.Commission.Publications.PublishResultsAsync(Publish("shown-stations", ResultLevel.Station, "2010-07-20"));
        var full = await Check("2010-07-20");
        Assert.Equal((6u, TransparencyLevel.Full), (full.ProtocolsPublic, full.Transparency));
        Assert.All(full.Findings, finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));
        Assert.Single((await world.Public.Publications.ListPublicationsAsync(new() { ElectionId = "shown", AsOf = "2010-06-30" })).Publications);
        await Refused.By(world.Commission.Publications.PublishResultsAsync(Publish("shown-nation", ResultLevel.Nation, "2010-08-01")), StatusCode.AlreadyExists, "PUBLICATION_EXISTS");
    }

    private async Task<CheckTransparencyResponse> Check(string day) =>
        await world.Public.Publications.CheckTransparencyAsync(new() { ElectionId = "shown", AsOf = day });

    private static PublishResultsRequest Publish(string id, ResultLevel level, string on) =>
        new() { RequestId = World.NewId(), OccurredOn = on, ElectionId = "shown", PublicationId = id, Level = level };
}
