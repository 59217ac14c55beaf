using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class TurnoutByHourTests(CountingWorld world)
{
    [Fact]
    public async Task Turnout_is_shown_by_time_and_place_with_its_completeness()
    {
        await world.Election("hours", ElectionKind.Regular);
        await world.Commission.Protocols.ImportTurnoutReportsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-06",
            ElectionId = "hours",
            Source = new() { Provenance = Provenance.Stated, Citation = "a briefing" },
            Rows =
            {
                new TurnoutReport { At = "18:00", Region = "KZ-AKM", Voted = 200 },
                new TurnoutReport { At = "12:00", PrecinctId = "akm-1", Voted = 20 },
                new TurnoutReport { At = "12:00", PrecinctId = "akm-2", Voted = 30 },
                new TurnoutReport { At = "12:00", PrecinctId = "ala-1", Voted = 5 },
                new TurnoutReport { At = "18:00", ReportedShare = new() { Numerator = 3, Denominator = 5 } },
            },
        });

        var hours = (await world.Commission.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "hours" })).Hours;
        Assert.Equal(["12:00 ", "12:00 KZ-AKM", "12:00 KZ-ALA", "18:00 ", "18:00 KZ-AKM"], hours.Select(hour => $"{hour.At} {hour.Region}"));
        Assert.Equal([55u, 50u, 5u, 0u, 200u], hours.Select(hour => hour.Voted));
        Assert.False(hours[3].HasVoted);
        Assert.Equal(new Ratio { Numerator = 3, Denominator = 5 }, hours[3].Share);
        Assert.Equal([TurnoutBasis.Regions, TurnoutBasis.Stations, TurnoutBasis.Stations, TurnoutBasis.Report, TurnoutBasis.Report], hours.Select(hour => hour.Basis));
        Assert.Equal(2u, hours[1].Completeness.Numerator);
        Assert.All(hours, hour => Assert.Equal(Provenance.Stated, hour.Source.Provenance));

        var own = (await world.As("regional_commission@KZ-ALA").Protocols.GetTurnoutByHourAsync(new() { ElectionId = "hours", Region = "KZ-ALA" })).Hours;
        Assert.Equal(5u, Assert.Single(own).Voted);
        await Refused.By(world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "hours", Region = "AR-NOR" }), StatusCode.NotFound, "REGION_UNKNOWN");
        await Refused.By(world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "no-such" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
    }

    [Fact]
    public async Task Whoever_may_not_see_the_results_of_a_place_does_not_see_its_turnout()
    {
        await world.Election("tall-hours", ElectionKind.Regular);
        await world.Commission.Protocols.ImportTurnoutReportsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-06",
            ElectionId = "tall-hours",
            Rows =
            {
                new TurnoutReport { At = "12:00", Voted = 300 },
                new TurnoutReport { At = "12:00", Region = "KZ-AKM", Voted = 200, ReportedShare = new() { Numerator = 1, Denominator = 5 } },
                new TurnoutReport { At = "12:00", PrecinctId = "akm-1", Voted = 20 },
            },
        });

        Assert.Equal(" 300,akm-1 ,KZ-AKM ", await Listed(world.Public));
        Assert.Equal(" 300,akm-1 20,KZ-AKM 200", await Listed(world.Commission));
        Assert.Equal(" 300,akm-1 20,KZ-AKM ", await Listed(world.As("precinct_commission@akm-1")));
        Assert.Equal(" 300,akm-1 20,KZ-AKM 200", await Listed(world.As("regional_commission@KZ-AKM")));
        var seen = await world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "tall-hours" });
        Assert.Equal([(300u, ""), (0u, "KZ-AKM")], seen.Hours.Select(hour => (hour.Voted, hour.Region)));
        Assert.False(seen.Hours[1].HasVoted);
        Assert.Null(seen.Hours[1].Share);
        Assert.Equal("hours", Assert.Single(seen.Withheld).Field);
        Assert.Empty((await world.Commission.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "tall-hours" })).Withheld);

        async Task<string> Listed(Saylau.Testing.Clients clients)
        {
            var answer = await clients.Protocols.ListTurnoutReportsAsync(new() { ElectionId = "tall-hours" });
            Assert.Equal(answer.Reports.Any(report => !report.Report.HasVoted), answer.Withheld.Count == 1);
            return string.Join(',', answer.Reports.Select(recorded => recorded.Report)
                .Select(report => $"{report.Region}{report.PrecinctId} {(report.HasVoted ? report.Voted.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}"));
        }
    }
}
