using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class StationRecountTests(CountingWorld world)
{
    [Fact]
    public async Task A_station_is_under_recount_until_it_is_counted_again()
    {
        await world.Election("tall-again", ElectionKind.Regular, "tall-again-a", "tall-again-b");
        var rows = CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("tall-again-a", 30), ("tall-again-b", 10))).ToArray();
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("tall-again", rows));
        Assert.Equal((ResultStatus.UnofficialComplete, 0u), await Stands());

        await world.As("court@kz").Protocols.OrderRecountAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-07", ElectionId = "tall-again", PrecinctId = "akm-1", Reason = "A court's order." });
        Assert.Equal((ResultStatus.Recount, 1u), await Stands());
        Assert.Equal((ResultStatus.Recount, 1u), await Stands("KZ-AKM"));
        Assert.Equal((ResultStatus.UnofficialComplete, 0u), await Stands("KZ-ALA"));
        Assert.Equal(ResultStatus.Recount, (await world.Commission.Tabulation.GetTallyAsync(new() { ElectionId = "tall-again", PrecinctId = "akm-1" })).Tally.Status);
        Assert.Equal((ResultStatus.UnofficialComplete, 0u), await Stands(asOf: "2010-06-06"));
        Assert.Equal(ResultStatus.Recount, (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = "tall-again" })).Outcome.Status);
        Assert.Contains("recount", await Exported());
        await Refused.ByRules(world.Commission.Tabulation.CertifyResultsAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2010-06-08", ElectionId = "tall-again", Act = "Decision 1" }), "elections.results.complete");

        var submit = Steps.Submit("tall-again", "akm-1", 0);
        (submit.OccurredOn, submit.Protocol) = ("2010-06-08", CountingWorld.Protocol("akm-1", ("tall-again-a", 29), ("tall-again-b", 11)));
        await world.As("precinct_commission@akm-1").Protocols.SubmitProtocolAsync(submit);
        Assert.Equal((ResultStatus.Recount, 1u), await Stands());
        var decide = Steps.Decide("tall-again", "akm-1");
        decide.OccurredOn = "2010-06-09";
        await world.As("regional_commission@KZ-AKM").Protocols.DecideProtocolAsync(decide);
        Assert.Equal((ResultStatus.UnofficialComplete, 0u), await Stands());
        Assert.Equal((ResultStatus.Recount, 1u), await Stands(asOf: "2010-06-08"));
        Assert.Equal(179u, (await world.Tally("tall-again")).Choices.Single(choice => choice.CandidateId is "tall-again-a").Votes);
        Assert.Equal(await world.Tally("tall-again"), await world.Tally("tall-again", asOf: "2010-06-09"));
    }

    [Fact]
    public async Task A_recount_ends_with_an_annulment_and_one_in_a_first_count_is_no_more_than_that()
    {
        await world.Election("tall-ends", ElectionKind.Regular, "tall-ends-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("tall-ends", [.. CountingWorld.Stations.Take(5).Select(station => CountingWorld.Protocol(station, ("tall-ends-a", 30)))]));
        await world.Commission.Protocols.OrderRecountAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "tall-ends", PrecinctId = "akm-1", Reason = "Asked for." });
        var tally = await world.Tally("tall-ends");
        Assert.Equal((ResultStatus.UnofficialPartial, 1u, 4u), (tally.Status, tally.StationsUnderRecount, tally.StationsCounted));
        await world.Commission.Protocols.AnnulProtocolAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "tall-ends", PrecinctId = "akm-1", Reason = "The bag was open." });
        Assert.Equal(0u, (await world.Tally("tall-ends")).StationsUnderRecount);
    }

    [Fact]
    public async Task Figures_are_checked_before_they_are_entered_and_stored_nowhere()
    {
        await world.Election("tall-check", ElectionKind.Regular, "tall-check-a");
        var own = world.As("precinct_commission@akm-1").Protocols;
        await Refused.By(own.CheckProtocolAsync(new() { ElectionId = "tall-check", PrecinctId = "akm-1", AsOf = "2010-06-06" }), Grpc.Core.StatusCode.NotFound, "PROTOCOL_NOT_FOUND");
        var entry = CountingWorld.Protocol("akm-1", ("tall-check-a", 40));
        Assert.Empty(Refused.Unmet((await Check(entry)).Findings));
        Assert.Equal(ProtocolState.Unspecified, (await Check(entry)).State);
        entry.Valid++;
        Assert.Equal(["elections.protocols.boxes", "elections.protocols.votes"], Refused.Unmet((await Check(entry)).Findings));
        var submit = Steps.Submit("tall-check", "akm-1", 40);
        submit.Protocol = entry;
        await Refused.ByRules(own.SubmitProtocolAsync(submit), "elections.protocols.boxes", "elections.protocols.votes");
        entry.PrecinctId = "akm-2";
        await Refused.By(own.CheckProtocolAsync(new() { ElectionId = "tall-check", PrecinctId = "akm-1", Protocol = entry }), Grpc.Core.StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(own.CheckProtocolAsync(new() { ElectionId = "tall-check", PrecinctId = "akm-2", Protocol = entry }), Grpc.Core.StatusCode.PermissionDenied, "PRECINCT_OUT_OF_SCOPE");
        await Refused.By(world.Commission.Protocols.GetProtocolAsync(new() { ElectionId = "tall-check", PrecinctId = "akm-1" }), Grpc.Core.StatusCode.NotFound, "PROTOCOL_NOT_FOUND");

        async Task<CheckProtocolResponse> Check(ProtocolEntry figures) =>
            await own.CheckProtocolAsync(new() { ElectionId = "tall-check", PrecinctId = "akm-1", AsOf = "2010-06-06", Protocol = figures });
    }

    private async Task<(ResultStatus, uint)> Stands(string region = "", string asOf = "")
    {
        var tally = await world.Tally("tall-again", region, asOf);
        return (tally.Status, tally.StationsUnderRecount);
    }

    private async Task<string> Exported()
    {
        using var call = world.Commission.Publications.ExportResults(new() { ElectionId = "tall-again", Format = ExportFormat.NistJson, Level = ResultLevel.Nation });
        using var file = new MemoryStream();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            call.ResponseStream.Current.Chunk.WriteTo(file);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }
}
