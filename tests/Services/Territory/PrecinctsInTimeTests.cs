using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Territory;

public sealed class PrecinctsInTimeTests(VotingWorld world)
{
    [Fact]
    public async Task Precincts_are_merged_and_split_by_date_and_each_day_has_exactly_those_that_stand()
    {
        await Import("2011-02-01", Row("tim-1"), Row("tim-2"), Row("tim-3"));
        var (before, _) = (await Count("2011-12-31"), await world.Public.Territory.CheckReorganizationAsync(new() { PredecessorIds = { "tim-1", "tim-2" }, EffectiveOn = "2012-01-01" }));

        var merged = (await world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("tim-merger", "2012-01-01", ["tim-1", "tim-2"], "tim-4"))).Reorganization;
        var split = (await world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("tim-split", "2012-03-16", ["tim-4"], "tim-5", "tim-6"))).Reorganization;

        Assert.Equal((ReorganizationKind.Merger, ReorganizationKind.Split), (merged.Kind, split.Kind));
        Assert.Equal(["tim-1", "tim-2", "tim-3"], await Standing("2011-12-31"));
        Assert.Equal(["tim-3", "tim-4"], await Standing("2012-01-01"));
        Assert.Equal(["tim-3", "tim-4"], await Standing("2012-03-15"));
        Assert.Equal(["tim-3", "tim-5", "tim-6"], await Standing("2012-03-16"));
        // What ended and what began is all that changes the number of precincts.
        Assert.Equal((before - 1, before), (await Count("2012-01-01"), await Count("2012-03-16")));
        var ended = (await world.Public.Territory.GetPrecinctAsync(new() { PrecinctId = "tim-1", AsOf = "2011-12-31" })).Precinct;
        Assert.Equal(("2011-12-31", "tim-merger", "v2"), (ended.ValidTo, ended.End.ReorganizationId, ended.Etag));
        await Refused.By(world.Public.Territory.GetPrecinctAsync(new() { PrecinctId = "tim-1", AsOf = "2012-01-01" }), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        var lineage = await Lineage("tim-5", "2011-12-31");
        Assert.Equal([merged, split], lineage.Before);
        Assert.Empty(lineage.After);
        Assert.Equal(["tim-1", "tim-2"], Ids(lineage.Standing));
        Assert.Equal(["tim-5", "tim-6"], Ids((await Lineage("tim-1", "2012-03-16")).Standing));
        Assert.Equal(["tim-4"], Ids((await Lineage("tim-4", "2012-03-15")).Standing));
        Assert.Equal(["tim-3"], Ids((await Lineage("tim-3", "2012-03-16")).Standing));
        Assert.Contains(split, (await world.Public.Territory.ListReorganizationsAsync(new() { Jurisdiction = "kz" })).Reorganizations);
        Assert.DoesNotContain(split, (await world.Public.Territory.ListReorganizationsAsync(new() { Jurisdiction = "kz", AsOf = "2012-03-15" })).Reorganizations);
    }

    [Theory]
    [InlineData("2012-03-31")]
    [InlineData("2012-04-01")]
    [InlineData("2012-04-02")]
    public async Task An_election_expects_the_precincts_of_its_day_as_they_are_counted(string votingOn)
    {
        var id = $"exp-{votingOn}";
        await Import("2011-02-01", Row($"{id}-1"), Row($"{id}-2"), Row($"{id}-3"));
        await world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize($"{id}-merger", "2012-04-01", [$"{id}-1", $"{id}-2"], $"{id}-4"));
        await world.Commission.Territory.ClosePrecinctAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2012-03-01", PrecinctId = $"{id}-3", ValidTo = "2012-04-01", Act = "Decision 1" });
        await world.Office($"{id}-office");
        await world.Commission.Calendar.ScheduleElectionAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2012-01-11",
            ElectionId = id,
            Jurisdiction = "kz",
            OfficeId = $"{id}-office",
            Kind = ElectionKind.Regular,
            Name = VotingWorld.Name(id),
            VotingOn = votingOn,
        });

        var counted = await world.Public.Territory.CountPrecinctsAsync(new() { Jurisdiction = "kz", AsOf = votingOn });
        Assert.Equal(counted.Total, (await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = id })).Tally.StationsExpected);
        foreach (var region in counted.ByRegion)
            Assert.Equal(region.Count, (await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = id, Region = region.Region })).Tally.StationsExpected);
    }

    [Fact]
    public async Task What_ended_ends_no_more_and_what_is_there_is_no_successor()
    {
        await Import("2011-02-01", Row("end-1"), Row("end-2"), Row("end-3"));
        var close = new ClosePrecinctRequest { RequestId = World.NewId(), OccurredOn = "2011-05-01", PrecinctId = "end-1", ValidTo = "2011-05-31", Act = "Decision 1", Etag = "v9" };
        await Refused.By(world.Commission.Territory.ClosePrecinctAsync(close), StatusCode.Aborted, "ETAG_MISMATCH");
        close.Etag = "v1";
        await Refused.By(world.As("central_commission@arland").Territory.ClosePrecinctAsync(close), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var closed = (await world.Commission.Territory.ClosePrecinctAsync(close)).Precinct;

        Assert.Equal(("2011-05-31", "Decision 1", ""), (closed.ValidTo, closed.End.Act, closed.End.ReorganizationId));
        Assert.Equal(closed, (await world.Public.Territory.GetPrecinctAsync(new() { PrecinctId = "end-1" })).Precinct);
        await Refused.ByRules(world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-1"], "end-4")), "elections.territory.standing");
        await Refused.ByRules(world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2011-02-01", ["end-2"], "end-4")), "elections.territory.begun");
        await Refused.By(world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-2"], "end-3")), StatusCode.InvalidArgument, "PRECINCT_DIFFERS");
        await Refused.By(world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-2", "end-2"], "end-4")), StatusCode.InvalidArgument, "PRECINCT_REPEATED");
        await Refused.By(world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-9"], "end-4")), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await Refused.ByRules(
            world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-2"], new Precinct { PrecinctId = "end-4", Region = "KZ-AKM", Kind = PrecinctKind.Ordinary })),
            "elections.territory.same_region");
        await world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-2"], "end-4"));
        await Refused.By(world.Commission.Territory.ReorganizePrecinctsAsync(Reorganize("end-a", "2012-01-01", ["end-3"], "end-5")), StatusCode.AlreadyExists, "REORGANIZATION_EXISTS");
    }

    [Fact]
    public async Task A_table_is_entered_row_by_row_and_each_row_is_answered_under_its_line()
    {
        var table = "precinctId;region;kind;number;address;capacity\r\ncsv-1;KZ-ALA;ORDINARY;1;\"School 1; east door\";900\r\ncsv-2;KZ-ALA;HOSPITAL;two;;\r\ncsv-3;AR-NOR;ORDINARY;3;;\r\ncsv-1;KZ-ALA;ORDINARY;1;\"School 1; east door\";900\r\n";

        var rehearsed = await Csv(table, rehearse: true);
        var entered = await Csv(table);
        var again = await Csv(table);

        Assert.Equal(rehearsed.Rows, entered.Rows);
        Assert.Equal((false, true), (rehearsed.HasLedgerPosition, entered.HasLedgerPosition));
        Assert.Equal((1u, 1u, 2u, ";"), (entered.Stored, entered.Present, entered.Refused, entered.Separator));
        Assert.Equal(
            [(2u, RowOutcome.Stored, "", ""), (3u, RowOutcome.Refused, "ROW_MALFORMED", "number"), (4u, RowOutcome.Refused, "REGION_UNKNOWN", "region"), (5u, RowOutcome.Present, "", "")],
            entered.Rows.Select(row => (row.Line, row.Outcome, row.Reason, row.Field)));
        Assert.Equal((0u, 2u, 2u), (again.Stored, again.Present, again.Refused));
        var precinct = (await world.Public.Territory.GetPrecinctAsync(new() { PrecinctId = "csv-1" })).Precinct.Precinct;
        Assert.Equal(("School 1; east door", 900u), (precinct.Address, precinct.Capacity));
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Csv("palace\nx\n"));
        Assert.Equal((StatusCode.InvalidArgument, true), (refusal.StatusCode, refusal.Status.Detail.Contains("palace", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task More_rows_than_an_event_has_are_several_events_and_a_stream_answers_each_message()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_001).Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bulk-{number},KZ-PAV,ORDINARY,{number}\n")));
        var entered = await Csv("precinct_id,region,kind,number\n" + rows);
        Assert.Equal(1_001u, entered.Stored);

        using var stream = world.Commission.Territory.StreamPrecincts();
        for (var message = 0; message < 2; message++)
        {
            var request = new StreamPrecinctsRequest { RequestId = World.NewId(), OccurredOn = "2013-06-01", Jurisdiction = "kz", ValidFrom = "2013-06-01", Rows = { Row($"str-{message}"), Row("bulk-7") } };
            await stream.RequestStream.WriteAsync(request);
            Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            var answer = stream.ResponseStream.Current;
            Assert.Equal(request.RequestId, answer.RequestId);
            Assert.Equal([(RowOutcome.Stored, ""), (RowOutcome.Refused, "PRECINCT_DIFFERS")], answer.Rows.Select(row => (row.Outcome, row.Reason)));
        }

        await stream.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task Districts_are_made_of_precincts_and_cover_each_once()
    {
        await Import("2011-02-01", Row("dis-1"), Row("dis-2"));
        await world.Office("dis-office");
        await Refused.By(world.Commission.Territory.RecordDistrictAsync(District("dis-a", "dis-1", "dis-9")), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await Refused.By(world.Commission.Territory.RecordDistrictAsync(District("dis-a", "dis-1", "dis-1")), StatusCode.InvalidArgument, "PRECINCT_REPEATED");
        var recorded = (await world.Commission.Territory.RecordDistrictAsync(District("dis-a", "dis-1", "dis-2"))).District;
        await Refused.By(world.Commission.Territory.RecordDistrictAsync(District("dis-a", "dis-1")), StatusCode.AlreadyExists, "DISTRICT_EXISTS");
        await Refused.ByRules(world.Commission.Territory.RecordDistrictAsync(District("dis-b", "dis-1")), "elections.territory.district_free");

        Assert.Equal((2u, "v1"), (recorded.Precincts, recorded.Etag));
        Assert.Equal(["dis-1", "dis-2"], (await world.Public.Territory.GetDistrictAsync(new() { DistrictId = "dis-a" })).PrecinctIds);
        Assert.Equal(["dis-1", "dis-2"], Ids((await world.Public.Territory.ListPrecinctsAsync(new() { Jurisdiction = "kz", DistrictId = "dis-a" })).Precincts));
        // The law of Kazakhstan, as it is given here, knows no districts.
        Assert.Equal(Outcome.NotApplicable, Assert.Single((await world.Public.Territory.CheckDistrictsAsync(new() { OfficeId = "dis-office", AsOf = "2012-04-03" })).Findings).Outcome);
        var closed = (await world.Commission.Territory.CloseDistrictAsync(Close("dis-a", "v1"))).District;
        await Refused.ByRules(world.Commission.Territory.CloseDistrictAsync(Close("dis-a")), "elections.territory.standing");
        Assert.Equal(("2012-12-31", "v2"), (closed.ValidTo, closed.Etag));
        Assert.Equal([closed], (await world.Public.Territory.ListDistrictsAsync(new() { Jurisdiction = "kz", OfficeId = "dis-office", AsOf = "2012-12-31" })).Districts);
        Assert.Empty((await world.Public.Territory.ListDistrictsAsync(new() { Jurisdiction = "kz", OfficeId = "dis-office", AsOf = "2013-01-01" })).Districts);
    }

    private static CloseDistrictRequest Close(string id, string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = "2012-12-01", DistrictId = id, ValidTo = "2012-12-31", Act = "Act 1", Etag = etag };

    private static RecordDistrictRequest District(string id, params string[] precincts) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2012-01-01",
        DistrictId = id,
        Jurisdiction = "kz",
        OfficeId = "dis-office",
        Number = 1,
        Name = VotingWorld.Name(id),
        Seats = 1,
        ValidFrom = "2012-01-01",
        PrecinctIds = { precincts },
    };

    private async Task<ImportPrecinctsCsvResponse> Csv(string table, bool rehearse = false) => await world.Commission.Territory.ImportPrecinctsCsvAsync(new()
    {
        RequestId = World.NewId(),
        ValidateOnly = rehearse,
        OccurredOn = "2013-06-01",
        Jurisdiction = "kz",
        ValidFrom = "2013-06-01",
        Csv = table,
    });

    private async Task<GetPrecinctLineageResponse> Lineage(string id, string asOf) => await world.Public.Territory.GetPrecinctLineageAsync(new() { PrecinctId = id, AsOf = asOf });

    private async Task<uint> Count(string asOf) =>
        (await world.Public.Territory.CountPrecinctsAsync(new() { Jurisdiction = "kz", AsOf = asOf })).ByRegion.Single(region => region.Region is "KZ-MAN").Count;

    private async Task<IEnumerable<string>> Standing(string asOf) =>
        Ids((await world.Public.Territory.ListPrecinctsAsync(new() { Jurisdiction = "kz", Region = "KZ-MAN", AsOf = asOf })).Precincts).Where(id => id.StartsWith("tim-", StringComparison.Ordinal));

    private static IEnumerable<string> Ids(IEnumerable<RecordedPrecinct> precincts) => precincts.Select(precinct => precinct.Precinct.PrecinctId);

    private async Task Import(string from, params Precinct[] rows) => await world.Commission.Territory.ImportPrecinctsAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = from,
        Jurisdiction = "kz",
        ValidFrom = from,
        Rows = { rows },
    });

    private static ReorganizePrecinctsRequest Reorganize(string id, string on, string[] before, params string[] after) => Reorganize(id, on, before, [.. after.Select(Row)]);

    private static ReorganizePrecinctsRequest Reorganize(string id, string on, string[] before, params Precinct[] after) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-06-01",
        Jurisdiction = "kz",
        ReorganizationId = id,
        EffectiveOn = on,
        PredecessorIds = { before },
        Successors = { after },
        Act = "Decision 2",
        Reason = "Few voters.",
    };

    private static Precinct Row(string id) => new() { PrecinctId = id, Region = "KZ-MAN", Kind = PrecinctKind.Ordinary, Number = 7 };
}
