using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Report = Saylau.Elections.Protocols.TurnoutByHourRules.Report;

namespace Saylau.Tests.Rules.Protocols;

public sealed class TurnoutByHourRulesTests
{
    private static readonly Dictionary<string, long> Stations = new() { ["N"] = 2, ["S"] = 3 };

    [Fact]
    public void Stations_add_up_to_regions_and_regions_to_the_nation()
    {
        var hours = At(null, Station("N", 10), Station("N", 20), Station("S", 5));
        Assert.Equal(["", "N", "S"], hours.Select(hour => hour.Region));
        Assert.Equal([35u, 30u, 5u], hours.Select(hour => hour.Voted));
        Assert.Equal([(2u, 2u), (2u, 2u), (1u, 3u)], hours.Select(hour => (hour.Completeness.Numerator, hour.Completeness.Denominator)));
        Assert.Equal([TurnoutBasis.Regions, TurnoutBasis.Stations, TurnoutBasis.Stations], hours.Select(hour => hour.Basis));
        Assert.All(hours, hour => Assert.Null(hour.Share));
    }

    [Fact]
    public void A_report_of_a_place_is_taken_before_any_sum()
    {
        var hours = At(null, Station("N", 10), Place("N", 44), Place("", 99));
        Assert.Equal([(99u, TurnoutBasis.Report), (44u, TurnoutBasis.Report)], hours.Select(hour => (hour.Voted, hour.Basis)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void The_share_is_of_the_whole_list_once_every_region_reported(bool everyRegion, bool hasShare)
    {
        var nation = At(200, [Station("N", 10), .. everyRegion ? new[] { Place("S", 40) } : []])[0];
        Assert.Equal(hasShare ? new Ratio { Numerator = 50, Denominator = 200 } : null, nation.Share);
    }

    [Fact]
    public void A_share_without_a_number_stays_a_share()
    {
        var nation = At(200, new Report("12:00", "", false, null, new() { Numerator = 1, Denominator = 3 }, Source(Provenance.Stated)))[0];
        Assert.False(nation.HasVoted);
        Assert.Equal(new Ratio { Numerator = 1, Denominator = 3 }, nation.Share);
    }

    [Fact]
    public void A_sum_is_known_no_better_than_its_weakest_part() => Assert.Equal(Provenance.Simulated, At(null,
        Station("N", 10), Station("N", 20) with { Source = Source(Provenance.Simulated) }, Station("S", 5))[0].Source.Provenance);

    private static HourlyTurnout[] At(long? listed, params Report[] reports) => [.. TurnoutByHourRules.At("12:00", reports, Stations, listed)];

    private static Report Station(string region, uint voted) => new("12:00", region, true, voted, null, Source(Provenance.Recorded));

    private static Report Place(string region, uint voted) => new("12:00", region, false, voted, null, Source(Provenance.Recorded));

    private static Source Source(Provenance provenance) => new() { Provenance = provenance };
}
