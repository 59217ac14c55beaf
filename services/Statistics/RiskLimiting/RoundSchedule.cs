namespace Saylau.Statistics.RiskLimiting;

/// <summary>A round of a schedule: where it stops, and how likely it or an earlier one stops.</summary>
/// <param name="Size">Ballots for winner or loser, in this and all earlier rounds.</param>
/// <param name="LeastWinner">The least votes for the winner among them that confirm; more than the size if none does.</param>
/// <param name="Stops">The chance that the audit has stopped by then where the reported shares are right.</param>
/// <param name="Risk">The chance that it has where there is a tie.</param>
public sealed record RoundBound(int Size, int LeastWinner, double Stops, double Risk);

/// <summary>The votes for the winner among those of the pair, round by round, in audits that have not stopped.</summary>
internal sealed class RoundSchedule(double share)
{
    private double[] right = [1.0], tie = [1.0];
    private int size;

    /// <summary>The bounds of rounds, each found in the distribution that those before it left.</summary>
    public static IReadOnlyList<RoundBound> Of(double share, IReadOnlyList<int> sizes, Func<RoundSchedule, int, int> leastWinner)
    {
        var (schedule, bounds, stops, risk) = (new RoundSchedule(share), new List<RoundBound>(), 0.0, 0.0);
        foreach (var size in sizes)
        {
            schedule.Draw(size);
            var least = leastWinner(schedule, size);
            var (ifRight, ifTie) = schedule.Tails(least);
            (stops, risk) = (stops + ifRight, risk + ifTie);
            bounds.Add(new(size, least, stops, risk));
            schedule.Stop(least);
        }

        return bounds;
    }

    /// <summary>Draws until so many ballots of the pair are there.</summary>
    public void Draw(int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, size);
        (right, tie) = (Spread(right, to, share), Spread(tie, to, 0.5));
        size = to;
    }

    /// <summary>The chances of at least so many for the winner, where the reported shares are right and where there is a tie.</summary>
    public (double IfRight, double IfTie) Tails(int least)
    {
        var (ifRight, ifTie) = (0.0, 0.0);
        for (var hits = size; hits >= Math.Max(0, least); hits--)
            (ifRight, ifTie) = (ifRight + right[hits], ifTie + tie[hits]);
        return (ifRight, ifTie);
    }

    /// <summary>The least votes for the winner whose tail where there is a tie is at most this part of the tail where the shares are right.</summary>
    public int LeastWinner(double riskLimit)
    {
        var (least, ifRight, ifTie) = (size + 1, 0.0, 0.0);
        for (var hits = size; hits >= 0; hits--)
        {
            (ifRight, ifTie) = (ifRight + right[hits], ifTie + tie[hits]);
            if (ifRight > 0 && ifTie <= riskLimit * ifRight)
                least = hits;
            else if (ifRight > 0)
                break;
        }

        return least;
    }

    private void Stop(int least)
    {
        for (var hits = Math.Max(0, least); hits <= size; hits++)
            (right[hits], tie[hits]) = (0, 0);
    }

    private double[] Spread(double[] before, int to, double chance)
    {
        var more = to - size;
        var masses = new double[more + 1];
        for (var hits = 0; hits <= more; hits++)
            masses[hits] = Binomial.Mass(more, chance, hits);
        var after = new double[to + 1];
        for (var known = 0; known < before.Length; known++)
        {
            if (before[known] <= 0)
                continue;
            for (var hits = 0; hits <= more; hits++)
                after[known + hits] += before[known] * masses[hits];
        }

        return after;
    }
}
