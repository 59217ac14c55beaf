using Saylau.Elections.V1;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Elections.Audits;

/// <summary>The risk that is left after whole stations were counted again.</summary>
internal static class StationRisk
{
    /// <summary>What the stations say of an inequality.</summary>
    public static AssertionRisk Of(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws)
    {
        var taints = draws.Select(draw => Taint(assertion, draw)).ToArray();
        return new()
        {
            WinnerId = assertion.WinnerId,
            LoserId = assertion.LoserId,
            Risk = RiskRules.Billionths(KaplanMarkov.Risk(Bound(audit), taints)),
            OverstatedDraws = (uint)taints.Count(taint => taint > 0),
            UnderstatedDraws = (uint)taints.Count(taint => taint < 0),
        };
    }

    /// <summary>The risk by the greatest taint of each station.</summary>
    public static double OfAll(AuditMeasure audit, IReadOnlyList<SeenDraw> draws) =>
        KaplanMarkov.Risk(Bound(audit), draws.Select(draw => audit.Assertions.Max(assertion => Taint(assertion, draw))));

    /// <summary>Draws that end an audit in which no station has an error.</summary>
    public static long Planned(AuditMeasure audit) => KaplanMarkov.SampleSize(RiskRules.Value(audit.Limit), Bound(audit));

    /// <summary>What a station was found to overstate a lead by, in parts of the most that it could: 1 where it was not found. Ballots that are missing were against the winner.</summary>
    public static double Taint(AuditAssertion assertion, SeenDraw draw) =>
        draw.Seen.Reading is BallotReading.NotFound ? 1
        : Math.Min(1, (double)Overstated(assertion, draw) * AssertionRules.Units / AssertionRules.Lead(assertion) / draw.Station.ErrorBound);

    /// <summary>The votes by which a station's protocol has a lead larger than what was counted.</summary>
    public static long Overstated(AuditAssertion assertion, SeenDraw draw)
    {
        var missing = Math.Max(0, draw.Station.Ballots - draw.Seen.BallotsFound);
        return AssertionRules.Lead(assertion, draw.Recorded, draw.Station.Invalid) - AssertionRules.Lead(assertion, draw.Counted, draw.Seen.Invalid)
            + (missing * AssertionRules.Against(assertion));
    }

    private static double Bound(AuditMeasure audit) => (double)audit.ErrorBound / AssertionRules.Units;
}
