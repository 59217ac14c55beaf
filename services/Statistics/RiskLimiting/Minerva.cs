namespace Saylau.Statistics.RiskLimiting;

/// <summary>
/// Minerva: at the end of a round, the chance of at least so many votes for the winner where there is a tie is compared with
/// that where the reported shares are right, both in audits that have not stopped before. Zagórski, McClearn, Morin, McBurnett
/// and Vora, "Minerva: an efficient risk-limiting ballot polling audit", USENIX Security 2021. The limit holds where the sizes
/// of rounds do not depend on what was seen.
/// </summary>
public static class Minerva
{
    /// <summary>Where each round of a schedule stops.</summary>
    /// <inheritdoc cref="EndOfRoundBravo.Rounds" />
    public static IReadOnlyList<RoundBound> Rounds(double riskLimit, long winnerVotes, long loserVotes, IReadOnlyList<int> sizes)
    {
        Pair.RequireLimit(riskLimit);
        return RoundSchedule.Of(Pair.Share(winnerVotes, loserVotes), sizes, (schedule, _) => schedule.LeastWinner(riskLimit));
    }

    /// <summary>The measured risk after the last of the rounds, all before it having fallen short; above 0 and at most 1.</summary>
    /// <param name="riskLimit">α, between 0 and 1, by which earlier rounds were asked.</param>
    /// <param name="winnerVotes">Reported votes of the winner; more than the loser's.</param>
    /// <param name="loserVotes">Reported votes of the loser.</param>
    /// <param name="sizes">Ballots for winner or loser after each round, rising.</param>
    /// <param name="winnerDrawn">Votes for the winner among them, after the last.</param>
    public static double Risk(double riskLimit, long winnerVotes, long loserVotes, IReadOnlyList<int> sizes, int winnerDrawn)
    {
        Pair.RequireLimit(riskLimit);
        ArgumentOutOfRangeException.ThrowIfZero(sizes.Count, nameof(sizes));
        ArgumentOutOfRangeException.ThrowIfNegative(winnerDrawn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(winnerDrawn, sizes[^1]);
        var tails = (IfRight: 0.0, IfTie: 0.0);
        _ = RoundSchedule.Of(Pair.Share(winnerVotes, loserVotes), sizes, (schedule, size) =>
        {
            if (size == sizes[^1])
                tails = schedule.Tails(winnerDrawn);
            return schedule.LeastWinner(riskLimit);
        });
        return tails.IfRight > 0 ? Math.Min(1, tails.IfTie / tails.IfRight) : 1;
    }

    /// <summary>Ballots, of any vote, of a first round that ends with this chance where the reported shares are right.</summary>
    /// <inheritdoc cref="Bravo.SampleSize" />
    public static long FirstRoundSize(double riskLimit, long winnerVotes, long loserVotes, long ballots, double chance)
    {
        Pair.RequireLimit(chance);
        Pair.RequireBallots(winnerVotes + loserVotes, ballots);
        var size = Pair.FirstSize(count => Rounds(riskLimit, winnerVotes, loserVotes, [count])[0].Stops >= chance);
        return Pair.OfAll(size, winnerVotes + loserVotes, ballots);
    }
}
