using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>The risk that is left after draws, and how many draws it takes. Floats end here: what is answered is rounded up.</summary>
internal static class RiskRules
{
    /// <summary>Risks are in billionths.</summary>
    public const uint Parts = 1_000_000_000;

    /// <summary>The most draws of an audit.</summary>
    public const int MostDraws = 100_000;

    /// <summary>What is measured after all of these draws, in their order.</summary>
    public static RoundEvaluation Measure(AuditMeasure audit, int round, IReadOnlyList<SeenDraw> draws)
    {
        var evaluation = new RoundEvaluation
        {
            Round = (uint)round,
            Draws = (uint)draws.Count,
            NotFound = (uint)draws.Count(draw => draw.Seen.Reading is BallotReading.NotFound),
            Assertions = { audit.Assertions.Select(assertion => OfAssertion(audit, assertion, draws)) },
        };
        evaluation.Risk = audit.Method switch
        {
            AuditMethod.KaplanMarkov => Billionths(StationRisk.OfAll(audit, draws)),
            AuditMethod.SuperSimple => Billionths(ComparisonRisk.OfAll(audit, draws)),
            _ => evaluation.Assertions.MaxBy(assertion => assertion.Risk.Numerator)!.Risk.Clone(),
        };
        if (AuditRules.ComparesRecords(audit.Method))
            evaluation.Errors = ComparisonRisk.ErrorsOf(draws.Select(draw => ComparisonRisk.Error(audit.Assertions, draw)));
        evaluation.WithinLimit = IsWithin(evaluation.Risk, audit.Limit);
        if (Suggested(audit, evaluation) is { } more)
            evaluation.SuggestedDraws = more;
        return evaluation;
    }

    /// <summary>Draws that are likely to end an audit of a right outcome; null where no sample is smaller than a full count.</summary>
    public static long? Planned(AuditMeasure audit)
    {
        if (audit.Assertions.Count == 0 || audit.Assertions.Any(assertion => AssertionRules.Lead(assertion) <= 0))
            return null;
        var draws = audit.Method switch
        {
            AuditMethod.KaplanMarkov => StationRisk.Planned(audit),
            AuditMethod.SuperSimple or AuditMethod.AlphaComparison => ComparisonRisk.Planned(audit),
            _ => PollingRisk.Planned(audit),
        };
        return draws > MostDraws || (audit.Method is not AuditMethod.KaplanMarkov && draws >= audit.Ballots) ? null : draws;
    }

    /// <summary>At most the limit, exactly.</summary>
    public static bool IsWithin(Ratio risk, Ratio limit) => (ulong)risk.Numerator * limit.Denominator <= (ulong)limit.Numerator * risk.Denominator;

    /// <summary>A risk as the contract says it: it is never said to be smaller than it is.</summary>
    public static Ratio Billionths(double risk) => new() { Numerator = (uint)Math.Clamp(Math.Ceiling(risk * Parts), 0, Parts), Denominator = Parts };

    /// <summary>A share as a float.</summary>
    public static double Value(Ratio ratio) => (double)ratio.Numerator / ratio.Denominator;

    /// <summary>The value of a ballot that weighs so much: 0 to the bound, above one half on average where the inequality holds.</summary>
    public static double Assort(AuditAssertion assertion, long weight) =>
        (double)(weight + AssertionRules.Against(assertion)) / (2 * AssertionRules.Against(assertion));

    /// <summary>The greatest value of a ballot.</summary>
    public static double Bound(AuditAssertion assertion) => Assort(assertion, AssertionRules.For(assertion));

    private static AssertionRisk OfAssertion(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws) => audit.Method switch
    {
        AuditMethod.KaplanMarkov => StationRisk.Of(audit, assertion, draws),
        AuditMethod.SuperSimple or AuditMethod.AlphaComparison => ComparisonRisk.Of(audit, assertion, draws),
        _ => PollingRisk.Of(audit, assertion, draws),
    };

    private static uint? Suggested(AuditMeasure audit, RoundEvaluation evaluation)
    {
        if (evaluation.WithinLimit || evaluation.Risk.Numerator >= Parts)
            return null;
        var needed = audit.Method is AuditMethod.SuperSimple
            ? ComparisonRisk.Needed(audit, evaluation)
            : Math.Ceiling(evaluation.Draws * Math.Log(Value(audit.Limit)) / Math.Log(Value(evaluation.Risk)));
        return needed is null or > MostDraws ? null : (uint)Math.Max(1, needed.Value - evaluation.Draws);
    }
}
