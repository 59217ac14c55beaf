namespace Saylau.Statistics.RiskLimiting;

/// <summary>Differences between ballots drawn and their records, each by the greatest margin that it moves.</summary>
/// <param name="OneOver">Records with a margin one vote too large.</param>
/// <param name="TwoOver">Records with a margin two votes too large; ballots not found are among them.</param>
/// <param name="OneUnder">Records with every margin at least one vote too small.</param>
/// <param name="TwoUnder">Records with every margin two votes too small.</param>
public sealed record BallotDifferences(int OneOver, int TwoOver, int OneUnder, int TwoUnder)
{
    /// <summary>None.</summary>
    public static BallotDifferences None { get; } = new(0, 0, 0, 0);
}

/// <summary>
/// Super-simple: ballots drawn with replacement are compared with their records. Stark, "Super-Simple Simultaneous Single-Ballot
/// Risk-Limiting Audits", EVT/WOTE 2010. The diluted margin is the smallest lead of a winner over a loser by all ballots.
/// </summary>
public static class SuperSimple
{
    /// <summary>The inflation of error bounds γ that Stark's tools take.</summary>
    public const double Gamma = 1.03905;

    /// <summary>
    /// The measured risk, above 0 and at most 1:
    /// (1−μ/2γ)^n (1−1/2γ)^−o1 (1−1/γ)^−o2 (1+1/2γ)^−u1 (1+1/γ)^−u2.
    /// </summary>
    /// <param name="leadVotes">The smallest lead in votes; above 0.</param>
    /// <param name="ballots">All ballots cast; at least the lead.</param>
    /// <param name="drawn">Ballots drawn.</param>
    /// <param name="differences">How they differ from their records.</param>
    public static double Risk(long leadVotes, long ballots, int drawn, BallotDifferences differences)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(drawn);
        return Math.Min(1, Math.Exp((drawn * Math.Log(1 - (Margin(leadVotes, ballots) / (2 * Gamma)))) - Weight(differences)));
    }

    /// <summary>
    /// Ballots to draw so that the limit is met with these differences:
    /// −2γ (ln α + o1 ln(1−1/2γ) + o2 ln(1−1/γ) + u1 ln(1+1/2γ) + u2 ln(1+1/γ)) / μ, and at least as many as differ.
    /// </summary>
    /// <inheritdoc cref="Risk" />
    public static long SampleSize(double riskLimit, long leadVotes, long ballots, BallotDifferences differences)
    {
        Pair.RequireLimit(riskLimit);
        var size = -2 * Gamma * (Math.Log(riskLimit) + Weight(differences)) / Margin(leadVotes, ballots);
        return Math.Max((long)Math.Ceiling(size), differences.OneOver + differences.TwoOver + differences.OneUnder + differences.TwoUnder);
    }

    /// <summary>
    /// Ballots to draw in all so that the limit is met if what comes differs from its records as often as what was drawn;
    /// understatements are not hoped for again. All ballots where no sample would do.
    /// </summary>
    /// <inheritdoc cref="Risk" />
    public static long SampleSizeAfter(double riskLimit, long leadVotes, long ballots, int drawn, BallotDifferences differences)
    {
        Pair.RequireLimit(riskLimit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(drawn);
        var perDraw = Math.Log(1 - (Margin(leadVotes, ballots) / (2 * Gamma))) - (Weight(differences) / drawn);
        if (perDraw >= 0)
            return ballots;
        var first = Math.Ceiling(Math.Log(riskLimit) / perDraw);
        if (first >= ballots)
            return ballots;
        // A part of a difference would weigh too little.
        int To(int seen) => (int)Math.Ceiling(seen * first / drawn);
        var size = SampleSize(riskLimit, leadVotes, ballots, new(To(differences.OneOver), To(differences.TwoOver), differences.OneUnder, differences.TwoUnder));
        return Math.Min(size, ballots);
    }

    private static double Margin(long leadVotes, long ballots)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leadVotes);
        ArgumentOutOfRangeException.ThrowIfLessThan(ballots, leadVotes);
        return (double)leadVotes / ballots;
    }

    private static double Weight(BallotDifferences differences)
    {
        var (o1, o2, u1, u2) = differences;
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(Math.Min(o1, o2), Math.Min(u1, u2)), nameof(differences));
        return (o1 * Math.Log(1 - (1 / (2 * Gamma)))) + (o2 * Math.Log(1 - (1 / Gamma)))
            + (u1 * Math.Log(1 + (1 / (2 * Gamma)))) + (u2 * Math.Log(1 + (1 / Gamma)));
    }
}
