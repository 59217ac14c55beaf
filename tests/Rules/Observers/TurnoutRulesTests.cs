using Saylau.Common.V1;
using Saylau.Observers.Turnout;
using Saylau.Observers.V1;

namespace Saylau.Tests.Rules.Observers;

public sealed class TurnoutRulesTests
{
    [Theory]
    [InlineData(1000, 910, 700, GapDirection.Higher, 210u, 210u)]
    [InlineData(1000, 700, 910, GapDirection.Lower, 210u, 210u)]
    [InlineData(1000, 700, 700, GapDirection.Equal, 0u, 0u)]
    [InlineData(1000, 5, 0, GapDirection.Higher, 5u, null)]
    [InlineData(1000, 0, 0, GapDirection.Equal, 0u, null)]
    public void A_gap_is_told_in_points_and_in_percent(
        long registered, long official, long observed, GapDirection direction, uint points, uint? relative)
    {
        var gap = TurnoutRules.Gap(registered, official, observed);

        Assert.Equal((direction, points, 1000u), (gap.Direction, gap.Points.Numerator, gap.Points.Denominator));
        Assert.Equal(relative, gap.Relative?.Numerator);
        if (gap.Relative is { } percent)
            Assert.Equal((uint)observed, percent.Denominator);
    }

    [Fact]
    public void The_largest_gap_in_points_and_in_percent_may_be_of_different_stations()
    {
        // 30 points of 100 against 100 percent of 5.
        var compared = TurnoutRules.Compare(
            [new("a", 100, 90, 60), new("b", 100, 10, 5), new("c", 100, 20, 80), new("d", 0, 0, 3), new("e", 100, 50, 50)], 2);
        var summary = compared.Summary;

        Assert.Equal(("a", "b"), (compared.LargestPointsPrecinct, compared.LargestRelativePrecinct));
        Assert.Equal(Share(30, 100), summary.LargestPoints.Points);
        Assert.Equal(Share(5, 5), summary.LargestRelative.Relative);
        Assert.Equal((7u, 4u, 2u, 1u), (summary.StationsCounted, summary.StationsCompared, summary.StationsWithoutProtocol, summary.StationsWithoutVoters));
        Assert.Equal((2u, 1u, 1u), (summary.OfficialHigher, summary.OfficialLower, summary.OfficialEqual));
        Assert.Equal((400u, 170u, 195u), (summary.Together.Registered, summary.Together.Official.Numerator, summary.Together.Observed.Numerator));
        Assert.Equal((GapDirection.Lower, Share(25, 400)), (summary.Together.Gap.Direction, summary.Together.Gap.Points));
    }

    [Fact]
    public void Quantiles_are_nearest_ranks_and_lower_ones_come_first()
    {
        // Ten stations with excesses of −1, 0, 1, … 8 of 100.
        var stations = Enumerable.Range(0, 10).Select(index => new StationVoters($"s{index}", 100, (uint)(49 + index), 50));

        var summary = TurnoutRules.Compare(stations, 0).Summary;

        Assert.Equal((GapDirection.Higher, Share(3, 100)), (summary.Median.Direction, summary.Median.Points));
        Assert.Equal(Share(7, 100), summary.Percentile90.Points);
        Assert.Equal(GapDirection.Lower, TurnoutRules.Compare([new("a", 10, 1, 2), new("b", 10, 3, 2)], 0).Summary.Median.Direction);
    }

    [Fact]
    public void Where_nothing_can_be_compared_there_are_no_gaps()
    {
        var compared = TurnoutRules.Compare([new("a", 0, 0, 9)], 1);

        Assert.Equal(("", ""), (compared.LargestPointsPrecinct, compared.LargestRelativePrecinct));
        Assert.Null(compared.Summary.Together);
        Assert.Null(compared.Summary.Median);
        Assert.Equal((2u, 0u), (compared.Summary.StationsCounted, compared.Summary.StationsCompared));
    }

    [Fact]
    public void Where_the_official_turnout_is_nowhere_higher_there_is_no_excess()
    {
        var summary = TurnoutRules.Compare([new("a", 100, 40, 50)], 0).Summary;

        Assert.Null(summary.LargestPoints);
        Assert.Null(summary.LargestRelative);
        Assert.Equal(1u, summary.OfficialLower);
    }

    [Fact]
    public void The_greatest_numbers_are_compared_exactly()
    {
        var compared = TurnoutRules.Compare(
            [new("a", uint.MaxValue, uint.MaxValue, 0), new("b", uint.MaxValue - 1, uint.MaxValue - 1, 1)], 0);

        Assert.Equal(("a", "b"), (compared.LargestPointsPrecinct, compared.LargestRelativePrecinct));
        Assert.Equal(uint.MaxValue, compared.Summary.Together.Registered);
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("07:00", "20:00", true)]
    [InlineData("07:00", "", true)]
    [InlineData("20:00", "20:00", false)]
    [InlineData("20:00", "07:00", false)]
    [InlineData("7:00", "20:00", false)]
    [InlineData("07:00", "24:00", false)]
    [InlineData("07:60", "", false)]
    public void Times_are_of_the_day_and_in_order(string from, string until, bool valid) =>
        Assert.Equal(valid, TurnoutRules.AreTimes(from, until));

    private static Ratio Share(uint part, uint whole) => new() { Numerator = part, Denominator = whole };
}
