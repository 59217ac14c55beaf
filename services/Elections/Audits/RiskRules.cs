using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Elections.Audits;

/// <summary>A draw with what was seen on its ballot or in its station.</summary>
internal sealed record SeenDraw(AuditStationRow Station, Interpretation Seen)
{
    private IReadOnlyDictionary<string, long>? recorded, counted;

    /// <summary>The votes in the station's protocol.</summary>
    public IReadOnlyDictionary<string, long> Recorded => recorded ??= Station.ToVotes();

    /// <summary>The votes that were counted in the station.</summary>
    public IReadOnlyDictionary<string, long> Counted => counted ??= Seen.Counts.ToDictionary(choice => choice.CandidateId, choice => (long)choice.Votes, StringComparer.Ordinal);
}

/// <summary>What an audit is measured by.</summary>
internal sealed record AuditMeasure(AuditMethod Method, IReadOnlyList<AuditAssertion> Assertions, Ratio Limit, long Ballots, long ErrorBound)
{
    public static AuditMeasure Of(AuditRow audit) => new(audit.ToMethod(), audit.ToAssertions(), audit.ToRiskLimit(), audit.Ballots, audit.ErrorBound);
}

/// <summary>The risk that is left after draws, and how many draws it takes. Floats end here: what is answered is rounded up.</summary>
internal static class RiskRules
{
    /// <summary>Risks are in billionths.</summary>
    public const uint Parts = 1_000_000_000;

    /// <summary>The most draws of an audit.</summary>
    public const int MostDraws = 100_000;

    // How likely the first round is to end an audit of a right outcome.
    private const double Chance = 0.9;

    private const int LongSearch = 2_000;

    /// <summary>What is measured after all of these draws, in their order.</summary>
    public static RoundEvaluation Measure(AuditMeasure audit, int round, IReadOnlyList<SeenDraw> draws)
    {
        var evaluation = new RoundEvaluation
        {
            Round = (uint)round,
            Draws = (uint)draws.Count,
            NotFound = (uint)draws.Count(draw => draw.Seen.Reading is BallotReading.NotFound),
            Assertions = { audit.Assertions.Select(assertion => audit.Method is AuditMethod.KaplanMarkov ? OfStations(audit, assertion, draws) : OfBallots(audit, assertion, draws)) },
        };
        evaluation.Risk = audit.Method is AuditMethod.KaplanMarkov
            ? Billionths(KaplanMarkov.Risk(Bound(audit), draws.Select(draw => audit.Assertions.Max(assertion => Taint(assertion, draw)))))
            : evaluation.Assertions.MaxBy(assertion => assertion.Risk.Numerator)!.Risk.Clone();
        evaluation.WithinLimit = IsWithin(evaluation.Risk, audit.Limit);
        if (Suggested(evaluation, audit.Limit) is { } more)
            evaluation.SuggestedDraws = more;
        return evaluation;
    }

    /// <summary>Draws that are likely to end an audit of a right outcome; null where no sample is smaller than a full count.</summary>
    public static long? Planned(AuditMeasure audit)
    {
        if (audit.Assertions.Count == 0 || audit.Assertions.Any(assertion => AssertionRules.Lead(assertion) <= 0))
            return null;
        var limit = Value(audit.Limit);
        var draws = audit.Method switch
        {
            AuditMethod.KaplanMarkov => KaplanMarkov.SampleSize(limit, Bound(audit)),
            AuditMethod.AlphaPolling => audit.Assertions.Max(assertion => Alpha.SampleSize(limit, Expected(audit, assertion), audit.Ballots, Expected(audit, assertion), Most(assertion))),
            _ => audit.Assertions.Max(assertion => PlannedBallots(limit, assertion, audit.Ballots)),
        };
        return draws > MostDraws || (audit.Method is not AuditMethod.KaplanMarkov && draws >= audit.Ballots) ? null : draws;
    }

    /// <summary>At most the limit, exactly.</summary>
    public static bool IsWithin(Ratio risk, Ratio limit) => (ulong)risk.Numerator * limit.Denominator <= (ulong)limit.Numerator * risk.Denominator;

    /// <summary>A risk as the contract says it: it is never said to be smaller than it is.</summary>
    public static Ratio Billionths(double risk) => new() { Numerator = (uint)Math.Clamp(Math.Ceiling(risk * Parts), 0, Parts), Denominator = Parts };

    /// <summary>What a station was found to overstate a lead by, in parts of the most that it could: 1 where it was not found. Ballots that are missing were for the loser.</summary>
    public static double Taint(AuditAssertion assertion, SeenDraw draw) =>
        draw.Seen.Reading is BallotReading.NotFound ? 1
        : Math.Min(1, (double)Overstated(assertion, draw) * AssertionRules.Units / AssertionRules.Lead(assertion) / draw.Station.ErrorBound);

    /// <summary>The votes by which a station's protocol has a lead larger than what was counted.</summary>
    public static long Overstated(AuditAssertion assertion, SeenDraw draw)
    {
        var missing = Math.Max(0, draw.Station.Ballots - draw.Seen.BallotsFound);
        return AssertionRules.Lead(assertion, draw.Recorded, draw.Station.Invalid) - AssertionRules.Lead(assertion, draw.Counted, draw.Seen.Invalid)
            + (missing * assertion.LoserWeight);
    }

    // Where the average is beyond this, the exact size takes long to search for: the average is planned, and as many again.
    private static long PlannedBallots(double limit, AuditAssertion assertion, long ballots)
    {
        var expected = Bravo.ExpectedSampleSize(limit, assertion.WinnerVotes, assertion.LoserVotes, ballots);
        return expected > LongSearch
            ? (long)Math.Min(Math.Ceiling(2 * expected), long.MaxValue / 2)
            : Bravo.SampleSize(limit, assertion.WinnerVotes, assertion.LoserVotes, ballots, Chance);
    }

    private static AssertionRisk OfBallots(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws)
    {
        var read = draws.Select(draw => AssertionRules.Read(assertion, draw.Seen)).ToArray();
        var (winner, loser) = (read.Count(ballot => ballot.Winner), read.Count(ballot => ballot.Loser));
        var risk = audit.Method switch
        {
            AuditMethod.AlphaPolling => Alpha.Risk(
                read.Select(ballot => Alpha.Assort(ballot.Winner, ballot.Loser, (int)assertion.WinnerWeight, (int)assertion.LoserWeight)),
                audit.Ballots, Expected(audit, assertion), Most(assertion)),
            AuditMethod.Bravo => LeastBravo(assertion, read),
            _ => EndOfRoundBravo.Risk(assertion.WinnerVotes, assertion.LoserVotes, winner, loser),
        };
        return new() { WinnerId = assertion.WinnerId, LoserId = assertion.LoserId, Risk = Billionths(risk), WinnerDraws = (uint)winner, LoserDraws = (uint)loser };
    }

    private static AssertionRisk OfStations(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws)
    {
        var taints = draws.Select(draw => Taint(assertion, draw)).ToArray();
        return new()
        {
            WinnerId = assertion.WinnerId,
            LoserId = assertion.LoserId,
            Risk = Billionths(KaplanMarkov.Risk(Bound(audit), taints)),
            OverstatedDraws = (uint)taints.Count(taint => taint > 0),
            UnderstatedDraws = (uint)taints.Count(taint => taint < 0),
        };
    }

    // BRAVO may be asked after every ballot: what it once showed stays shown.
    private static double LeastBravo(AuditAssertion assertion, IEnumerable<(bool Winner, bool Loser)> read)
    {
        var (least, winner, loser) = (1.0, 0, 0);
        foreach (var ballot in read)
        {
            (winner, loser) = (winner + (ballot.Winner ? 1 : 0), loser + (ballot.Loser ? 1 : 0));
            least = Math.Min(least, Bravo.Risk(assertion.WinnerVotes, assertion.LoserVotes, winner, loser));
        }

        return least;
    }

    private static uint? Suggested(RoundEvaluation evaluation, Ratio limit)
    {
        if (evaluation.WithinLimit || evaluation.Risk.Numerator >= Parts)
            return null;
        var needed = Math.Ceiling(evaluation.Draws * Math.Log(Value(limit)) / Math.Log(Value(evaluation.Risk)));
        return needed > MostDraws ? null : (uint)Math.Max(1, needed - evaluation.Draws);
    }

    private static double Value(Ratio ratio) => (double)ratio.Numerator / ratio.Denominator;

    private static double Bound(AuditMeasure audit) => (double)audit.ErrorBound / AssertionRules.Units;

    private static double Most(AuditAssertion assertion) => Math.Max(Alpha.Assort(true, false, (int)assertion.WinnerWeight, (int)assertion.LoserWeight), 0.5);

    // The mean of the record; where every ballot is for the winner, a little less than what it cannot reach.
    private static double Expected(AuditMeasure audit, AuditAssertion assertion) =>
        Math.Min(0.5 + (AssertionRules.Lead(assertion) / (2.0 * assertion.LoserWeight * audit.Ballots)), Most(assertion) * (1 - 1e-9));
}
