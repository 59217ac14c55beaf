namespace Saylau.Statistics.RiskLimiting;

/// <summary>
/// BRAVO: ballots are read, drawn with replacement, and the winner's share of the votes for winner and loser is compared with
/// one half by Wald's sequential test. Lindeman, Stark and Yates, "BRAVO: Ballot-polling Risk-limiting Audits to Verify
/// Outcomes", EVT/WOTE 2012. A contest of several candidates is audited pair by pair; its risk is the greatest of any pair.
/// </summary>
public static class Bravo
{
    /// <summary>
    /// The measured risk, above 0 and at most 1: 1 / ((2s)^w (2(1−s))^l), where s is the winner's reported share of the pair.
    /// The audit may ask it after every ballot.
    /// </summary>
    /// <param name="winnerVotes">Reported votes of the winner; more than the loser's.</param>
    /// <param name="loserVotes">Reported votes of the loser.</param>
    /// <param name="winnerDrawn">Ballots drawn with a vote for the winner.</param>
    /// <param name="loserDrawn">Ballots drawn with a vote for the loser, those not found among them.</param>
    public static double Risk(long winnerVotes, long loserVotes, long winnerDrawn, long loserDrawn) =>
        Math.Min(1, Math.Exp(-LogRatio(winnerVotes, loserVotes, winnerDrawn, loserDrawn)));

    /// <summary>The logarithm of the likelihood of the reported share by that of a tie; unlimited where a landslide meets a vote against it.</summary>
    public static double LogRatio(long winnerVotes, long loserVotes, long winnerDrawn, long loserDrawn)
    {
        var share = Pair.Share(winnerVotes, loserVotes);
        ArgumentOutOfRangeException.ThrowIfNegative(winnerDrawn);
        ArgumentOutOfRangeException.ThrowIfNegative(loserDrawn);
        return (winnerDrawn * Math.Log(2 * share)) + (loserDrawn == 0 ? 0 : loserDrawn * Math.Log(2 * (1 - share)));
    }

    /// <summary>
    /// The expected number of ballots, of any vote, until a right outcome is confirmed: (ln(1/α) + z_w/2) / (p_w z_w + p_l z_l)
    /// with z_w = ln 2s and z_l = ln 2(1−s).
    /// </summary>
    /// <param name="riskLimit">α, between 0 and 1.</param>
    /// <param name="winnerVotes">Reported votes of the winner; more than the loser's.</param>
    /// <param name="loserVotes">Reported votes of the loser.</param>
    /// <param name="ballots">All ballots cast, those for others and invalid ones among them.</param>
    public static double ExpectedSampleSize(double riskLimit, long winnerVotes, long loserVotes, long ballots)
    {
        var share = Pair.Share(winnerVotes, loserVotes);
        Pair.RequireLimit(riskLimit);
        Pair.RequireBallots(winnerVotes + loserVotes, ballots);
        var toWinner = Math.Log(2 * share);
        var toLoser = loserVotes == 0 ? 0 : (double)loserVotes / ballots * Math.Log(2 * (1 - share));
        return (Math.Log(1 / riskLimit) + (toWinner / 2)) / (((double)winnerVotes / ballots * toWinner) + toLoser);
    }

    /// <summary>
    /// Ballots to draw so that, where the reported shares are right, the share of the winner at this quantile confirms the
    /// outcome at the end of the sample.
    /// </summary>
    /// <param name="riskLimit">α, between 0 and 1.</param>
    /// <param name="winnerVotes">Reported votes of the winner; more than the loser's.</param>
    /// <param name="loserVotes">Reported votes of the loser.</param>
    /// <param name="ballots">All ballots cast.</param>
    /// <param name="chance">The chance of ending, between 0 and 1.</param>
    public static long SampleSize(double riskLimit, long winnerVotes, long loserVotes, long ballots, double chance)
    {
        var share = Pair.Share(winnerVotes, loserVotes);
        Pair.RequireLimit(riskLimit);
        Pair.RequireLimit(chance);
        Pair.RequireBallots(winnerVotes + loserVotes, ballots);
        var size = Pair.FirstSize(count => Binomial.Tail(count, share, EndOfRoundBravo.LeastWinner(riskLimit, winnerVotes, loserVotes, count)) >= chance);
        return Pair.OfAll(size, winnerVotes + loserVotes, ballots);
    }
}
