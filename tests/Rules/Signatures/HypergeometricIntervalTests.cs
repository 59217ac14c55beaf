using System.Numerics;
using Saylau.Statistics;

namespace Saylau.Tests.Rules.Signatures;

/// <summary>The interval beside sums of binomial coefficients in whole numbers, which round nothing.</summary>
public sealed class HypergeometricIntervalTests
{
    [Theory]
    [InlineData(20, 5)]
    [InlineData(50, 10)]
    [InlineData(31, 30)]
    [InlineData(12, 12)]
    public void It_is_the_one_that_exact_arithmetic_gives(int population, int sample)
    {
        for (var marked = 0; marked <= sample; marked++)
            Assert.Equal(Exact(population, sample, marked), HypergeometricInterval.Of(population, sample, marked, 0.05));
    }

    [Theory]
    [InlineData(200, 40)]
    [InlineData(60, 15)]
    public void It_misses_the_truth_no_more_often_than_it_says(int population, int sample)
    {
        for (var truth = 0; truth <= population; truth += 7)
        {
            var missed = Enumerable.Range(0, sample + 1).Where(marked => HypergeometricInterval.Of(population, sample, marked, 0.1) is var (low, high) && (truth < low || truth > high))
                .Aggregate(BigInteger.Zero, (sum, marked) => sum + Ways(population, truth, sample, marked));
            Assert.True(missed * 10 <= Choose(population, sample), $"{truth} of {population}");
        }
    }

    [Fact]
    public void A_large_population_takes_no_longer_and_overflows_nothing()
    {
        var (low, high) = HypergeometricInterval.Of(5_000_000, 10_000, 9_600, 0.05);
        // Wilson's interval for a share of 0.96 in 10,000, with the correction for a finite population, is 0.9560 to 0.9636.
        Assert.InRange(low, 4_778_000, 4_782_000);
        Assert.InRange(high, 4_816_000, 4_820_000);
        Assert.Equal((5_000_000, 5_000_000), HypergeometricInterval.Of(5_000_000, 5_000_000, 5_000_000, 0.05));
        Assert.Equal((0, 0), HypergeometricInterval.Of(0, 0, 0, 0.05));
    }

    [Theory]
    [InlineData(5, 6, 1)]
    [InlineData(5, 3, 4)]
    [InlineData(5, 3, -1)]
    public void What_cannot_have_been_drawn_is_refused(int population, int sample, int marked) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HypergeometricInterval.Of(population, sample, marked, 0.05));

    private static (long, long) Exact(int population, int sample, int marked)
    {
        var all = Choose(population, sample);
        bool Speaks(int truth, Func<int, bool> asked) => Enumerable.Range(0, sample + 1).Where(asked)
            .Aggregate(BigInteger.Zero, (sum, value) => sum + Ways(population, truth, sample, value)) * 40 > all;
        var kept = Enumerable.Range(marked, population - sample + 1).Where(truth => Speaks(truth, value => value >= marked) && Speaks(truth, value => value <= marked)).ToArray();
        return (kept[0], kept[^1]);
    }

    private static BigInteger Ways(int population, int truth, int sample, int marked) => Choose(truth, marked) * Choose(population - truth, sample - marked);

    private static BigInteger Choose(int from, int take) =>
        take < 0 || take > from ? 0 : Enumerable.Range(1, take).Aggregate(BigInteger.One, (product, index) => product * (from - take + index) / index);
}
