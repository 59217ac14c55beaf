using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class ProtocolTests(CountingWorld world)
{
    [Fact]
    public async Task Every_row_is_answered_for_itself_and_sending_again_is_harmless()
    {
        await world.Election("rows", ElectionKind.Regular, "rows-a", "rows-b");
        var wrong = Protocol("akm-2");
        wrong.Spoiled++;

        var first = await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("rows", Protocol("akm-1"), wrong, Protocol("nowhere"), Protocol("akm-1")));
        var again = await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("rows", Protocol("akm-1"), Protocol("akm-1", 41)));

        Assert.Equal(["", "PROTOCOL_DOES_NOT_ADD_UP", "PRECINCT_NOT_FOUND", ""], first.Rows.Select(row => row.Reason));
        Assert.Contains("issued + unused + spoiled = received (106, 105)", first.Rows[1].Message, StringComparison.Ordinal);
        Assert.Equal(["elections.protocols.ballots"], Refused.Unmet(first.Findings));
        Assert.Equal([RowOutcome.Present, RowOutcome.Refused], again.Rows.Select(row => row.Outcome));
        Assert.Equal("PROTOCOL_DIFFERS", again.Rows[1].Reason);
        Assert.False(again.HasLedgerPosition);

        static ProtocolEntry Protocol(string station, uint votes = 40) => CountingWorld.Protocol(station, ("rows-b", 30), ("rows-a", votes));
    }

    [Fact]
    public async Task A_station_that_was_closed_before_the_voting_counts_nothing()
    {
        await world.Election("shut", ElectionKind.Regular, "shut-a");
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-01",
            Jurisdiction = "kz",
            ValidFrom = "2010-01-01",
            Rows = { new Precinct { PrecinctId = "akm-shut", Region = "KZ-AKM", Kind = PrecinctKind.Ordinary, Number = 99 } },
        });
        await world.Commission.Territory.ClosePrecinctAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2010-02-01", PrecinctId = "akm-shut", ValidTo = "2010-02-28", Act = "Decision 1" });
        var protocol = CountingWorld.Protocol("akm-shut", ("shut-a", 9));

        await Refused.By(
            world.Commission.Protocols.SubmitProtocolAsync(
                new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "shut", PrecinctId = "akm-shut", Protocol = protocol }),
            StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        Assert.Equal("PRECINCT_NOT_FOUND", Assert.Single((await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("shut", protocol))).Rows).Reason);
        var station = (await world.Commission.Tabulation.GetTallyAsync(new() { ElectionId = "shut", PrecinctId = "akm-shut" })).Tally;
        Assert.Equal((0u, 0u), (station.StationsExpected, station.StationsCounted));
    }

    [Theory]
    [InlineData("regional_commission@KZ-AKM", "akm-1", "")]
    [InlineData("regional_commission@KZ-AKM", "ala-1", "PRECINCT_OUT_OF_SCOPE")]
    [InlineData("precinct_commission@ala-1", "ala-1", "")]
    [InlineData("precinct_commission@ala-1", "ala-2", "PRECINCT_OUT_OF_SCOPE")]
    public async Task A_commission_enters_its_own(string grant, string station, string reason)
    {
        var id = $"own-{grant.GetHashCode(StringComparison.Ordinal):x}-{station}";
        await world.Election(id, ElectionKind.Regular, $"{id}-a");
        var answer = await world.As(grant).Protocols.ImportProtocolsAsync(CountingWorld.Import(id, CountingWorld.Protocol(station, ($"{id}-a", 9))));
        Assert.Equal(reason, Assert.Single(answer.Rows).Reason);
    }

    [Fact]
    public async Task Nobody_enters_for_another_country_or_before_the_day()
    {
        await world.Election("early", ElectionKind.Regular, "early-a");
        var request = CountingWorld.Import("early", CountingWorld.Protocol("akm-1", ("early-a", 9)));
        await Refused.By(world.As("central_commission@arland").Protocols.ImportProtocolsAsync(request), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("precinct_commission@next-door").Protocols.ImportProtocolsAsync(request), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        request.OccurredOn = "2010-06-05";
        await Refused.ByRules(world.Commission.Protocols.ImportProtocolsAsync(request), "elections.protocols.voting_day");
    }

    [Fact]
    public async Task A_correction_keeps_what_it_corrects()
    {
        await world.Election("mend", ElectionKind.Regular, "mend-a", "mend-b");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("mend", Protocol("akm-1", 40), Protocol("ala-1", 50)));

        var corrected = (await world.Commission.Protocols.CorrectProtocolAsync(Correct("v1", 60))).Protocol;
        await Refused.By(world.Commission.Protocols.CorrectProtocolAsync(Correct("v1", 61)), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.By(world.As("regional_commission@KZ-ALA").Protocols.CorrectProtocolAsync(Correct("v2", 61)), StatusCode.PermissionDenied, "PRECINCT_OUT_OF_SCOPE");

        Assert.Equal((2u, "A digit was misread."), (corrected.Version, corrected.Reason));
        var versions = (await world.Commission.Protocols.ListProtocolVersionsAsync(new() { ElectionId = "mend", PrecinctId = "akm-1" })).Protocols;
        Assert.Equal([40u, 60u], versions.Select(version => version.Entry.Choices[0].Votes));
        Assert.Equal(["2010-06-08", ""], versions.Select(version => version.SupersededOn));
        Assert.Equal(40u, (await world.Commission.Protocols.GetProtocolAsync(new() { ElectionId = "mend", PrecinctId = "akm-1", AsOf = "2010-06-07" })).Protocol.Entry.Choices[0].Votes);
        Assert.Equal((120u, 140u), ((await world.Tally("mend", asOf: "2010-06-07")).Valid, (await world.Tally("mend")).Valid));

        static ProtocolEntry Protocol(string station, uint votes) => CountingWorld.Protocol(station, ("mend-a", votes), ("mend-b", 15));
        static CorrectProtocolRequest Correct(string etag, uint votes) => new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-08",
            Etag = etag,
            ElectionId = "mend",
            PrecinctId = "akm-1",
            Protocol = Protocol("akm-1", votes),
            Reason = "A digit was misread.",
        };
    }

    [Fact]
    public async Task Figures_of_stations_are_withheld_where_the_law_shows_the_nation_alone()
    {
        await world.Election("hide", ElectionKind.Regular, "hide-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("hide",
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("hide-a", 9)))]));

        var answer = await world.Public.Protocols.ListProtocolsAsync(new() { ElectionId = "hide" });
        Assert.All(answer.Protocols, protocol => Assert.False(protocol.Entry.HasValid || protocol.Entry.Choices.Count > 0));
        Assert.Equal("protocols.entry", Assert.Single(answer.Withheld).Field);
        var own = await world.Holding("regional_commission@KZ-ALA").Protocols.ListProtocolsAsync(new() { ElectionId = "hide" });
        Assert.Equal(["ala-1", "ala-2", "ala-3"], own.Protocols.Where(protocol => protocol.Entry.HasValid).Select(protocol => protocol.Entry.PrecinctId));
        Assert.Empty((await world.Holding("auditor@kz").Protocols.ListProtocolsAsync(new() { ElectionId = "hide" })).Withheld);

        await world.Commission.Publications.PublishResultsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-20",
            ElectionId = "hide",
            PublicationId = "hide-stations",
            Level = ResultLevel.Station,
        });
        Assert.Empty((await world.Public.Protocols.GetProtocolAsync(new() { ElectionId = "hide", PrecinctId = "akm-1" })).Withheld);
    }

    [Fact]
    public async Task A_stream_has_every_protocol_with_all_its_figures()
    {
        await world.Election("stream", ElectionKind.Regular, "stream-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("stream",
            [.. CountingWorld.Stations.Reverse().Select(station => CountingWorld.Protocol(station, ("stream-a", 9)))]));

        using var call = world.Holding("service@observers").Protocols.ReadProtocols(new() { ElectionId = "stream", AfterPrecinctId = "akm-1" });
        var read = new List<ReadProtocol>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(message.LedgerPosition, message.Protocols.Max(protocol => protocol.LedgerPosition));
            read.AddRange(message.Protocols);
        }

        Assert.Equal(CountingWorld.Stations.Skip(1), read.Select(protocol => protocol.Entry.PrecinctId));
        Assert.All(read, protocol => Assert.Equal((9u, CountingWorld.RegionOf(protocol.Entry.PrecinctId)), (protocol.Entry.Valid, protocol.Region)));
    }

    [Fact]
    public async Task Reports_of_turnout_are_kept_by_time_and_place()
    {
        await world.Election("turnout", ElectionKind.Regular);
        var answer = await world.Commission.Protocols.ImportTurnoutReportsAsync(Reports(
            new() { At = "13:00", Voted = 3_699_000 }, new() { At = "13:00", Region = "KZ-ALA", ReportedShare = new() { Numerator = 134, Denominator = 1_000 } },
            new() { At = "13.00", Voted = 1 }, new() { At = "14:00" }, new() { At = "14:00", Region = "AR-NOR", Voted = 1 },
            new() { At = "14:00", PrecinctId = "nowhere", Voted = 1 }, new() { At = "13:00", Voted = 3_699_000 }, new() { At = "13:00", Voted = 3 }));

        Assert.Equal(["", "", "TIME_MALFORMED", "TURNOUT_REPORT_EMPTY", "REGION_UNKNOWN", "PRECINCT_NOT_FOUND", "", "TURNOUT_REPORT_DIFFERS"], answer.Rows.Select(row => row.Reason));
        Assert.Equal(RowOutcome.Present, answer.Rows[6].Outcome);
        var reports = (await world.Public.Protocols.ListTurnoutReportsAsync(new() { ElectionId = "turnout" })).Reports;
        Assert.Equal([3_699_000u, 0u], reports.Select(report => report.Report.Voted));
        Assert.Single((await world.Public.Protocols.ListTurnoutReportsAsync(new() { ElectionId = "turnout", Region = "KZ-ALA", At = "13:00" })).Reports);

        static ImportTurnoutReportsRequest Reports(params TurnoutReport[] rows) =>
            new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "turnout", Rows = { rows } };
    }
}
