namespace Saylau.Statistics.RecordLinkage;

/// <summary>
/// The probabilities of each agreement among pairs of one person (m) and of two (u), field by field, and the weights that
/// follow: log2(m/u), summed over the fields (Fellegi and Sunter 1969). Estimated by expectation and maximisation where the
/// fields are taken as independent given the truth (Jaro 1989; Winkler 1988).
/// </summary>
/// <param name="M">By field and level of agreement: the probability among pairs of one person.</param>
/// <param name="U">By field and level of agreement: the probability among pairs of two persons.</param>
/// <param name="Matches">The share of pairs that are one person.</param>
public sealed record FellegiSunter(IReadOnlyList<IReadOnlyList<double>> M, IReadOnlyList<IReadOnlyList<double>> U, double Matches)
{
    /// <summary>The levels that are told apart; a field that is missing counts for nothing.</summary>
    public const int Levels = 3;

    // Keeps what was never seen possible, and weights finite.
    private const double Unseen = 1e-5;

    /// <summary>The weight of a pattern: how many bits it speaks for one person.</summary>
    public double Weight(IReadOnlyList<Agreement> pattern)
    {
        var weight = 0.0;
        for (var field = 0; field < pattern.Count; field++)
        {
            if (pattern[field] is not Agreement.Missing)
                weight += Math.Log2(M[field][(int)pattern[field]] / U[field][(int)pattern[field]]);
        }

        return weight;
    }

    /// <summary>The probability that a pair of this pattern is one person.</summary>
    public double Probability(IReadOnlyList<Agreement> pattern)
    {
        var odds = Matches / (1 - Matches) * Math.Pow(2, Weight(pattern));
        return double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>The same with what a sample of pairs says. The order of the patterns does not matter but for rounding.</summary>
    /// <param name="patterns">How many pairs agree in which way.</param>
    /// <param name="keepU">Whether what is known of pairs of two persons stays as it is.</param>
    /// <param name="rounds">The most rounds.</param>
    public FellegiSunter Fitted(IReadOnlyCollection<(IReadOnlyList<Agreement> Pattern, long Pairs)> patterns, bool keepU = false, int rounds = 500)
    {
        var fit = this;
        for (var round = 0; round < rounds; round++)
        {
            var next = fit.Step(patterns, keepU);
            var moved = next.M.Zip(fit.M).Concat(next.U.Zip(fit.U)).SelectMany(both => both.First.Zip(both.Second)).Max(both => Math.Abs(both.First - both.Second));
            fit = next;
            if (moved < 1e-7)
                break;
        }

        return fit;
    }

    /// <summary>The shares of each level of agreement in a sample, field by field.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Shares(IReadOnlyCollection<(IReadOnlyList<Agreement> Pattern, long Pairs)> patterns, int fields) =>
        Shares(patterns, fields, (_, pairs) => pairs);

    private FellegiSunter Step(IReadOnlyCollection<(IReadOnlyList<Agreement> Pattern, long Pairs)> patterns, bool keepU)
    {
        var all = patterns.Sum(pattern => (double)pattern.Pairs);
        var matches = patterns.Sum(pattern => pattern.Pairs * Probability(pattern.Pattern));
        return new(
            Shares(patterns, M.Count, (pattern, pairs) => pairs * Probability(pattern)),
            keepU ? U : Shares(patterns, U.Count, (pattern, pairs) => pairs * (1 - Probability(pattern))),
            Math.Clamp(matches / all, 1e-12, 1 - 1e-12));
    }

    private static IReadOnlyList<double>[] Shares(
        IReadOnlyCollection<(IReadOnlyList<Agreement> Pattern, long Pairs)> patterns, int fields, Func<IReadOnlyList<Agreement>, long, double> weightOf)
    {
        var counts = Enumerable.Range(0, fields).Select(_ => Enumerable.Repeat(Unseen, Levels).ToArray()).ToArray();
        foreach (var (pattern, pairs) in patterns)
        {
            var weight = weightOf(pattern, pairs);
            for (var field = 0; field < fields; field++)
            {
                if (pattern[field] is not Agreement.Missing)
                    counts[field][(int)pattern[field]] += weight;
            }
        }

        return [.. counts.Select(levels => Normal(levels))];
    }

    private static IReadOnlyList<double> Normal(double[] levels)
    {
        var sum = levels.Sum();
        return [.. levels.Select(level => Math.Max(level / sum, 1e-9))];
    }
}
