namespace Saylau.Statistics.RiskLimiting;

/// <summary>
/// ALPHA: values from 0 to an upper bound, drawn without replacement from a known number of them, whose mean is asked to be
/// above one half. Stark, "ALPHA: Audit that Learns from Previously Hand-Audited Ballots", Annals of Applied Statistics 17(1),
/// 2023; assorters after Stark, "Sets of Half-Average Nulls Generate Risk-Limiting Audits: SHANGRLA", 2020. The risk may be
/// asked after every ballot.
/// </summary>
public static class Alpha
{
    /// <summary>The measured risk, from 0 to 1: 1 by the greatest value of the martingale.</summary>
    /// <param name="values">The values in the order in which they were drawn.</param>
    /// <param name="population">N, how many there are in all.</param>
    /// <param name="alternative">The mean that is expected; above one half and below the bound.</param>
    /// <param name="bound">u, the greatest value there can be.</param>
    /// <param name="weight">d, as many draws as the expected mean weighs against what was drawn; unlimited keeps to the expected mean.</param>
    public static double Risk(IEnumerable<double> values, long population, double alternative, double bound, double weight = 100)
    {
        Require(population, alternative, bound);
        var (logarithm, greatest, sum, drawn) = (0.0, 0.0, 0.0, 0L);
        foreach (var value in values)
        {
            if (!(value >= 0 && value <= bound) || ++drawn > population)
                throw new ArgumentOutOfRangeException(nameof(values), value, "There are more values than there can be, or one is out of range.");
            var mean = ((population * 0.5) - sum) / (population - drawn + 1);
            // What was drawn is more than half of all already: the mean is above one half, whatever is left.
            if (mean < 0)
                return 0;
            if (mean > bound)
                break;
            var expected = Expected(sum, drawn, population, alternative, mean, bound, weight);
            logarithm += Term(value, expected, mean, bound);
            greatest = Math.Max(greatest, logarithm);
            sum += value;
        }

        return sum > population * 0.5 ? 0 : Math.Min(1, Math.Exp(-greatest));
    }

    /// <summary>Draws after which the limit is met where every one has this value; all if it never is.</summary>
    /// <inheritdoc cref="Risk" />
    public static long SampleSize(double riskLimit, double value, long population, double alternative, double bound, double weight = 100)
    {
        Pair.RequireLimit(riskLimit);
        Require(population, alternative, bound);
        var (logarithm, sum) = (0.0, 0.0);
        for (var drawn = 1L; drawn <= population; drawn++)
        {
            var mean = ((population * 0.5) - sum) / (population - drawn + 1);
            if (mean < 0)
                return drawn;
            if (mean > bound)
                return population;
            logarithm += Term(value, Expected(sum, drawn, population, alternative, mean, bound, weight), mean, bound);
            if (logarithm >= -Math.Log(riskLimit))
                return drawn;
            sum += value;
        }

        return population;
    }

    /// <summary>
    /// What an assertion makes of a ballot: above one half on average where the winner's votes times a are more than the
    /// loser's times b. The votes of winner, loser and others become (a+b)/2b, 0 and one half.
    /// </summary>
    public static double Assort(bool winner, bool loser, int winnerWeight = 1, int loserWeight = 1) =>
        winner ? (double)(winnerWeight + loserWeight) / (2.0 * loserWeight) : loser ? 0 : 0.5;

    /// <summary>What a comparison makes of a ballot: (1 − ω/u) / (2 − v/u), above one half on average where the assertion holds.</summary>
    /// <param name="recorded">What the assertion makes of the record.</param>
    /// <param name="seen">What it makes of the ballot; 0 for one that was not found.</param>
    /// <param name="recordedMargin">v, twice the mean of the records less 1; above 0.</param>
    /// <param name="bound">u, the greatest value of the assorter.</param>
    public static double Compare(double recorded, double seen, double recordedMargin, double bound = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recordedMargin);
        return (1 - ((recorded - seen) / bound)) / (2 - (recordedMargin / bound));
    }

    private static void Require(long population, double alternative, double bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        if (!(alternative > 0.5 && alternative < bound))
            throw new ArgumentOutOfRangeException(nameof(alternative), alternative, "It lies between one half and the bound.");
    }

    // Shrunk towards what is expected, and kept above what the mean of the rest would be without a winner.
    private static double Expected(double sum, long drawn, long population, double alternative, double mean, double bound, double weight)
    {
        var shrunk = double.IsPositiveInfinity(weight)
            ? ((population * alternative) - sum) / (population - drawn + 1)
            : ((weight * alternative) + sum) / (weight + drawn - 1);
        var above = double.IsPositiveInfinity(weight) ? 0 : (alternative - 0.5) / 2 / Math.Sqrt(weight + drawn - 1);
        return Math.Min(Math.Max(shrunk, mean + above), bound * (1 - 1e-12));
    }

    private static double Term(double value, double expected, double mean, double bound)
    {
        var gained = mean <= 0 ? (value > 0 ? double.PositiveInfinity : 0) : value * expected / mean;
        var left = mean >= bound ? 0 : (bound - value) * (bound - expected) / (bound - mean);
        return Math.Log((gained + left) / bound);
    }
}
