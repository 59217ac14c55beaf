namespace Saylau.Statistics.RiskLimiting;

/// <summary>What the methods that read ballots have in common: a winner and a loser, by their reported votes.</summary>
internal static class Pair
{
    // No hand count is larger than this.
    private const int LargestSize = 1 << 26;

    /// <summary>The winner's reported share of the votes of the pair; above one half.</summary>
    public static double Share(long winnerVotes, long loserVotes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(loserVotes);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(winnerVotes, loserVotes);
        return (double)winnerVotes / (winnerVotes + loserVotes);
    }

    public static void RequireLimit(double riskLimit)
    {
        if (!(riskLimit > 0 && riskLimit < 1))
            throw new ArgumentOutOfRangeException(nameof(riskLimit), riskLimit, "It is a share between 0 and 1.");
    }

    public static void RequireBallots(long votes, long ballots) => ArgumentOutOfRangeException.ThrowIfLessThan(ballots, votes);

    /// <summary>Draws of any vote that bring so many for the pair, on average; a part of one counts as one.</summary>
    public static long OfAll(long size, long pair, long ballots) => (long)(((Int128)size * ballots + pair - 1) / pair);

    /// <summary>The first size that reaches something which, but for the steps of whole ballots, larger samples reach as well.</summary>
    public static long FirstSize(Func<int, bool> reaches)
    {
        var high = 1;
        while (!reaches(high))
        {
            if (high >= LargestSize)
                return high;
            high *= 2;
        }

        // Steps of whole ballots make it reach, miss and reach again: small sizes are all tried, large ones halved.
        var low = high / 2;
        while (high - low > 512)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = reaches(middle) ? (low, middle) : (middle, high);
        }

        for (var size = Math.Max(1, low - 512); size < high; size++)
        {
            if (reaches(size))
                return size;
        }

        return high;
    }
}

/// <summary>The binomial distribution, in logarithms where it would underflow.</summary>
internal static class Binomial
{
    private static readonly double[] LogFactorials = Accumulate(1 << 12);

    /// <summary>The chance of so many of so many.</summary>
    public static double Mass(int count, double share, int hits) =>
        hits < 0 || hits > count ? 0
        : share >= 1 ? (hits == count ? 1 : 0)
        : Math.Exp(LogFactorial(count) - LogFactorial(hits) - LogFactorial(count - hits) + (hits * Math.Log(share)) + ((count - hits) * Math.Log(1 - share)));

    /// <summary>The chance of at least so many.</summary>
    public static double Tail(int count, double share, int least)
    {
        var sum = 0.0;
        // From the smallest on, so that nothing is lost.
        for (var hits = count; hits >= Math.Max(0, least); hits--)
            sum += Mass(count, share, hits);
        return Math.Min(1, sum);
    }

    // Stirling's series is exact to the last digit from here on.
    private static double LogFactorial(int number) => number < LogFactorials.Length
        ? LogFactorials[number]
        : ((number + 0.5) * Math.Log(number)) - number + (0.5 * Math.Log(2 * Math.PI)) + (1.0 / (12.0 * number)) - (1.0 / (360.0 * number * number * (double)number));

    private static double[] Accumulate(int size)
    {
        var sums = new double[size];
        for (var number = 2; number < size; number++)
            sums[number] = sums[number - 1] + Math.Log(number);
        return sums;
    }
}
