namespace Saylau.Statistics;

/// <summary>
/// How many of a finite population have a mark, when a sample drawn without replacement shows how many of it have: the exact
/// interval that inverts two hypergeometric tests, each at half the error. J. P. Buonaccorsi, "A note on confidence intervals
/// for proportions in finite populations", The American Statistician 41 (1987) 215–218; T. Wright, Exact Confidence Bounds
/// when Sampling from Small Finite Universes, Lecture Notes in Statistics 66, Springer 1991.
/// </summary>
public static class HypergeometricInterval
{
    // Terms smaller than this, beside the largest, move no sum of doubles.
    private const double Negligible = 1e-20;

    /// <summary>The fewest and the most marked things in the population that the sample does not speak against.</summary>
    /// <param name="population">Things in the population.</param>
    /// <param name="sample">Things drawn from it.</param>
    /// <param name="marked">Things drawn that have the mark.</param>
    /// <param name="error">The greatest probability that the interval misses the truth, between 0 and 1, for example 0.05.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sample is larger than the population, or has fewer things than are marked.</exception>
    public static (long AtLeast, long AtMost) Of(long population, long sample, long marked, double error)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sample, population);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marked, sample);
        ArgumentOutOfRangeException.ThrowIfNegative(marked);
        // As many as were seen at least, and as few as were seen without it at most: the ends between which the truth must lie.
        var (fewest, most) = (marked, population - (sample - marked));
        var atLeast = First(fewest, most, truth => UpperTail(population, truth, sample, marked) > error / 2);
        var atMost = First(atLeast, most + 1, truth => truth > most || LowerTail(population, truth, sample, marked) <= error / 2) - 1;
        return (atLeast, Math.Max(atLeast, atMost));
    }

    /// <summary>The probability of at least so many marked things in the sample.</summary>
    internal static double UpperTail(long population, long truth, long sample, long marked) =>
        Share(population, truth, sample, value => value >= marked);

    /// <summary>The probability of at most so many marked things in the sample.</summary>
    internal static double LowerTail(long population, long truth, long sample, long marked) =>
        Share(population, truth, sample, value => value <= marked);

    /// <summary>
    /// The probability of the values that are asked for. Terms are taken relative to the most likely one, and divided by their
    /// sum: no factorial is needed, and nothing overflows.
    /// </summary>
    private static double Share(long population, long truth, long sample, Func<long, bool> asked)
    {
        var (first, last) = (Math.Max(0, sample - (population - truth)), Math.Min(sample, truth));
        var mode = Math.Clamp((long)((double)(sample + 1) * (truth + 1) / (population + 2)), first, last);
        var (sum, hit, term) = (1.0, asked(mode) ? 1.0 : 0.0, 1.0);
        for (var value = mode; value < last && term > Negligible; value++)
        {
            term *= (double)(truth - value) * (sample - value) / ((value + 1.0) * (population - truth - sample + value + 1.0));
            Add(value + 1);
        }

        term = 1;
        for (var value = mode; value > first && term > Negligible; value--)
        {
            term *= value * (population - truth - sample + (double)value) / ((truth - value + 1.0) * (sample - value + 1.0));
            Add(value - 1);
        }

        return hit / sum;

        void Add(long value)
        {
            sum += term;
            if (asked(value))
                hit += term;
        }
    }

    /// <summary>The first number of a range from which on something holds; the last where it never does.</summary>
    private static long First(long from, long until, Func<long, bool> holds)
    {
        while (from < until)
        {
            var middle = from + ((until - from) / 2);
            if (holds(middle))
                until = middle;
            else
                from = middle + 1;
        }

        return from;
    }
}
