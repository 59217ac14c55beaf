namespace Saylau.Statistics.RiskLimiting;

/// <summary>
/// Kaplan–Markov: whole stations, drawn with replacement in proportion to their error bounds, are counted again. Stark,
/// "Risk-limiting post-election audits: conservative P-values from common probability inequalities", IEEE TIFS 2009, and
/// "Efficient post-election audits of multiple contests" (MACRO), CELS 2009. An error bound is the most by which a station can
/// overstate a margin, in parts of that margin; what it was found to overstate, by its bound, is its taint.
/// </summary>
public static class KaplanMarkov
{
    /// <summary>The measured risk, from 0 to 1: the product over draws of (1 − 1/U) / (1 − taint).</summary>
    /// <param name="bound">U, the error bounds of all stations added up; above 1, for otherwise no error could be large enough.</param>
    /// <param name="taints">The taint of every draw, at most 1; 1 for a station that cannot be counted.</param>
    public static double Risk(double bound, IEnumerable<double> taints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bound, 1);
        var logarithm = 0.0;
        foreach (var taint in taints)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(taint, 1, nameof(taints));
            logarithm += taint >= 1 ? double.PositiveInfinity : Math.Log(1 - (1 / bound)) - Math.Log(1 - taint);
        }

        return Math.Min(1, Math.Exp(logarithm));
    }

    /// <summary>Draws to make so that the limit is met where no station has an error: ln α / ln(1 − 1/U), and one more.</summary>
    /// <param name="riskLimit">α, between 0 and 1.</param>
    /// <param name="bound">U; above 1.</param>
    public static long SampleSize(double riskLimit, double bound)
    {
        Pair.RequireLimit(riskLimit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bound, 1);
        return (long)Math.Ceiling(Math.Log(riskLimit) / Math.Log(1 - (1 / bound))) + 1;
    }

    /// <summary>
    /// The error bound of a station for one pair: (v_w − v_l + n) / V, with its reported votes, its ballots and the pair's
    /// lead in all. A station's bound is the greatest of any pair.
    /// </summary>
    public static double ErrorBound(long winnerVotes, long loserVotes, long ballots, long leadInAll)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leadInAll);
        Pair.RequireBallots(winnerVotes + loserVotes, ballots);
        return (double)(winnerVotes - loserVotes + ballots) / leadInAll;
    }

    /// <summary>
    /// Values from 0 on whose mean is asked to be above a bound: the least, over every beginning of the sample, of the product of
    /// (t+g)/(x+g). Stark's form of the inequality for means.
    /// </summary>
    /// <param name="values">The values in the order in which they were drawn, with replacement.</param>
    /// <param name="mean">t, above 0.</param>
    /// <param name="cushion">g, from 0 on, so that one zero does not end the audit.</param>
    public static double MeanRisk(IEnumerable<double> values, double mean, double cushion = 0) =>
        Least(values, mean, value => (mean + cushion) / (value + cushion));

    /// <summary>The same by Kaplan and Wald: the product of 1 / ((1−g) x/t + g).</summary>
    /// <inheritdoc cref="MeanRisk" />
    public static double KaplanWaldRisk(IEnumerable<double> values, double mean, double cushion = 0) =>
        Least(values, mean, value => 1 / (((1 - cushion) * value / mean) + cushion));

    private static double Least(IEnumerable<double> values, double mean, Func<double, double> factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mean);
        var (product, least) = (1.0, 1.0);
        foreach (var value in values)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(values));
            product *= factor(value);
            least = Math.Min(least, product);
        }

        return least;
    }
}
