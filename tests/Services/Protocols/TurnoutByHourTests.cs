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

        var hours = (await world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "hours" })).Hours;
        Assert.Equal(["12:00 ", "12:00 KZ-AKM", "12:00 KZ-ALA", "18:00 ", "18:00 KZ-AKM"], hours.Select(hour => $"{hour.At} {hour.Region}"));
        Assert.Equal([55u, 50u, 5u, 0u, 200u], hours.Select(hour => hour.Voted));
        Assert.False(hours[3].HasVoted);
        Assert.Equal(new Ratio { Numerator = 3, Denominator = 5 }, hours[3].Share);
        Assert.Equal([TurnoutBasis.Regions, TurnoutBasis.Stations, TurnoutBasis.Stations, TurnoutBasis.Report, TurnoutBasis.Report], hours.Select(hour => hour.Basis));
        Assert.Equal(2u, hours[1].Completeness.Numerator);
        Assert.All(hours, hour => Assert.Equal(Provenance.Stated, hour.Source.Provenance));

        var own = (await world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "hours", Region = "KZ-ALA" })).Hours;
        Assert.Equal(5u, Assert.Single(own).Voted);
        await Refused.By(world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "hours", Region = "AR-NOR" }), StatusCode.NotFound, "REGION_UNKNOWN");
        await Refused.By(world.Public.Protocols.GetTurnoutByHourAsync(new() { ElectionId = "no-such" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
    }
}
