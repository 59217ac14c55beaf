namespace Saylau.Local.Scenarios.Simulation;

/// <summary>Spreads totals so that the parts add up to them exactly. Integers only.</summary>
internal static class Spreading
{
    /// <summary>Splits a total in proportion to weights: whole parts first, what is left to the largest remainders.</summary>
    /// <param name="total">What is split.</param>
    /// <param name="weights">The parts' weights, each above 0.</param>
    /// <param name="least">What each part has at least; 0 if null.</param>
    /// <param name="most">What each part has at most; no bound if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The parts cannot add up to the total within their bounds.</exception>
    public static long[] Apportion(
        long total, IReadOnlyList<long> weights, IReadOnlyList<long>? least = null, IReadOnlyList<long>? most = null)
    {
        long[] parts = least is null ? new long[weights.Count] : [.. least];
        var left = total - parts.Sum();
        ArgumentOutOfRangeException.ThrowIfNegative(left, nameof(total));
        int[] open = [.. Enumerable.Range(0, weights.Count)];
        while (left > 0)
        {
            ArgumentOutOfRangeException.ThrowIfZero(open.Length, nameof(total));
            var shares = Shares(left, open, weights);
            int[] full = most is null ? [] : [.. Enumerable.Range(0, open.Length).Where(at => shares[at] >= most[open[at]] - parts[open[at]])];
            if (full.Length == 0)
            {
                Give(left, open, weights, shares, parts);
                break;
            }

            // A part that is full takes no more; the others share what it could not take.
            foreach (var part in full.Select(at => open[at]))
            {
                left -= most![part] - parts[part];
                parts[part] = most[part];
            }

            open = [.. Enumerable.Range(0, open.Length).Except(full).Select(at => open[at])];
        }

        return parts;
    }

    /// <summary>Weights around the given ones, each up to so many per cent heavier or lighter, and never nothing.</summary>
    public static long[] Uneven(IEnumerable<long> weights, uint percent, SplitMix random) =>
        [.. weights.Select(weight => Math.Max(1, checked(weight * (1_000 - (10 * (long)percent) + random.Below((20 * (long)percent) + 1)))))];

    /// <summary>Draws ballots out of an urn and does not put them back: drawn to its end, every colour comes out in full.</summary>
    /// <param name="urn">How many of each colour are left; what is drawn is taken away.</param>
    /// <param name="count">How many are drawn.</param>
    /// <param name="random">Decides which.</param>
    public static long[] Draw(long[] urn, long count, SplitMix random)
    {
        var drawn = new long[urn.Length];
        for (var left = urn.Sum(); count > 0; count--, left--)
        {
            var ballot = random.Below(left);
            var colour = 0;
            while (ballot >= urn[colour])
                ballot -= urn[colour++];
            urn[colour]--;
            drawn[colour]++;
        }

        return drawn;
    }

    private static long[] Shares(long left, int[] open, IReadOnlyList<long> weights)
    {
        var sum = (UInt128)Total(open, weights);
        return [.. open.Select(part => (long)((UInt128)left * (UInt128)weights[part] / sum))];
    }

    private static void Give(long left, int[] open, IReadOnlyList<long> weights, long[] shares, long[] parts)
    {
        var sum = (UInt128)Total(open, weights);
        for (var at = 0; at < open.Length; at++)
            parts[open[at]] += shares[at];
        // Equal remainders in the order of the parts: the sort is stable.
        foreach (var part in open.OrderByDescending(part => (UInt128)left * (UInt128)weights[part] % sum).Take((int)(left - shares.Sum())))
            parts[part]++;
    }

    private static long Total(int[] open, IReadOnlyList<long> weights) => open.Sum(part => weights[part]);
}
