using Saylau.Elections.V1;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Elections.Audits;

/// <summary>The risk that is left after ballots were read.</summary>
internal static class PollingRisk
{
    // How likely the first round is to end an audit of a right outcome.
    private const double Chance = 0.9;

    private const int LongSearch = 2_000;

    /// <summary>What the ballots say of an inequality.</summary>
    public static AssertionRisk Of(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws)
    {
        var read = draws.Select(draw => AssertionRules.Weigh(assertion, draw.Seen)).ToArray();
        var (winner, loser) = (read.Count(weight => weight > 0), read.Count(weight => weight < 0));
        var risk = audit.Method switch
        {
            AuditMethod.AlphaPolling => Alpha.Risk(read.Select(weight => RiskRules.Assort(assertion, weight)), audit.Ballots, Expected(audit, assertion), RiskRules.Bound(assertion)),
            AuditMethod.Bravo => LeastBravo(assertion, read),
            _ => EndOfRoundBravo.Risk(assertion.WinnerVotes, assertion.LoserVotes, winner, loser),
        };
        return new() { WinnerId = assertion.WinnerId, LoserId = assertion.LoserId, Risk = RiskRules.Billionths(risk), WinnerDraws = (uint)winner, LoserDraws = (uint)loser };
    }

    /// <summary>Draws that are likely to end the audit of a right outcome.</summary>
    public static long Planned(AuditMeasure audit)
    {
        var limit = RiskRules.Value(audit.Limit);
        return audit.Assertions.Max(assertion => audit.Method is AuditMethod.AlphaPolling
            ? Alpha.SampleSize(limit, Expected(audit, assertion), audit.Ballots, Expected(audit, assertion), RiskRules.Bound(assertion))
            : OfPair(limit, assertion, audit.Ballots));
    }

    // Where the average is beyond this, the exact size takes long to search for: the average is planned, and as many again.
    private static long OfPair(double limit, AuditAssertion assertion, long ballots)
    {
        var expected = Bravo.ExpectedSampleSize(limit, assertion.WinnerVotes, assertion.LoserVotes, ballots);
        return expected > LongSearch
            ? (long)Math.Min(Math.Ceiling(2 * expected), long.MaxValue / 2)
            : Bravo.SampleSize(limit, assertion.WinnerVotes, assertion.LoserVotes, ballots, Chance);
    }

    // BRAVO may be asked after every ballot: what it once showed stays shown.
    private static double LeastBravo(AuditAssertion assertion, IEnumerable<long> read)
    {
        var (least, winner, loser) = (1.0, 0, 0);
        foreach (var weight in read)
        {
            (winner, loser) = (winner + (weight > 0 ? 1 : 0), loser + (weight < 0 ? 1 : 0));
            least = Math.Min(least, Bravo.Risk(assertion.WinnerVotes, assertion.LoserVotes, winner, loser));
        }

        return least;
    }

    // The mean of the record; where every ballot is for the winner, a little less than what it cannot reach.
    private static double Expected(AuditMeasure audit, AuditAssertion assertion) =>
        Math.Min(0.5 + (AssertionRules.Lead(assertion) / (2.0 * AssertionRules.Against(assertion) * audit.Ballots)), RiskRules.Bound(assertion) * (1 - 1e-9));
}
