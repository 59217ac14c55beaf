namespace Saylau.Statistics.RiskLimiting;

/// <summary>
/// BRAVO asked at the end of rounds alone: the same likelihood ratio, and so a smaller risk than the limit, at the price of more
/// ballots. Zagórski, McClearn, Morin, McBurnett and Vora, "Minerva: an efficient risk-limiting ballot polling audit", USENIX
/// Security 2021, compare both.
/// </summary>
public static class EndOfRoundBravo
{
    /// <summary>The measured risk after the ballots of all rounds: that of BRAVO.</summary>
    /// <inheritdoc cref="Bravo.Risk" />
    public static double Risk(long winnerVotes, long loserVotes, long winnerDrawn, long loserDrawn) =>
        Bravo.Risk(winnerVotes, loserVotes, winnerDrawn, loserDrawn);

    /// <summary>The least votes for the winner among so many of the pair that confirm; more than the size if none does.</summary>
    public static int LeastWinner(double riskLimit, long winnerVotes, long loserVotes, int size)
    {
        Pair.RequireLimit(riskLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        bool Confirms(int hits) => Bravo.LogRatio(winnerVotes, loserVotes, hits, size - hits) >= -Math.Log(riskLimit);
        var (low, high) = (0, size + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = middle <= size && !Confirms(middle) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Where each round of a schedule stops.</summary>
    /// <param name="riskLimit">α, between 0 and 1.</param>
    /// <param name="winnerVotes">Reported votes of the winner; more than the loser's.</param>
    /// <param name="loserVotes">Reported votes of the loser.</param>
    /// <param name="sizes">Ballots for winner or loser after each round, rising.</param>
    public static IReadOnlyList<RoundBound> Rounds(double riskLimit, long winnerVotes, long loserVotes, IReadOnlyList<int> sizes) =>
        RoundSchedule.Of(Pair.Share(winnerVotes, loserVotes), sizes, (_, size) => LeastWinner(riskLimit, winnerVotes, loserVotes, size));
}
