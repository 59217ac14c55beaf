using Saylau.Elections.V1;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Elections.Audits;

/// <summary>
/// The risk that is left after ballots were compared with their records. What was not found is taken for the worst that it could
/// be, and a ballot without a record for one whose record says nothing: Bañuelos and Stark, "Limiting Risk by Turning Manifest
/// Phantoms into Evil Zombies", 2012.
/// </summary>
internal static class ComparisonRisk
{
    // Two votes over are expected of one record in a thousand, and of fewer where the lead is close: what ALPHA bets against.
    private const double MostErrors = 0.001;

    // So much that the draws do not move what ALPHA expects.
    private const double Fixed = 1e12;

    /// <summary>What the ballots say of an inequality.</summary>
    public static AssertionRisk Of(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws)
    {
        var errors = draws.Select(draw => Error(assertion, draw)).ToArray();
        var risk = audit.Method is AuditMethod.SuperSimple
            ? SuperSimple.Risk(AssertionRules.Lead(assertion), audit.Ballots, draws.Count, Differences(ErrorsOf(errors)))
            : OfAlpha(audit, assertion, draws);
        return new() { WinnerId = assertion.WinnerId, LoserId = assertion.LoserId, Risk = RiskRules.Billionths(risk), Errors = ErrorsOf(errors) };
    }

    /// <summary>The risk by the smallest lead and the greatest error of each ballot.</summary>
    public static double OfAll(AuditMeasure audit, IReadOnlyList<SeenDraw> draws) => SuperSimple.Risk(
        SmallestLead(audit), audit.Ballots, draws.Count, Differences(ErrorsOf(draws.Select(draw => Error(audit.Assertions, draw)))));

    /// <summary>Draws that end an audit in which the records are right; super-simple bears one vote over and one under besides.</summary>
    public static long Planned(AuditMeasure audit)
    {
        var limit = RiskRules.Value(audit.Limit);
        return audit.Method is AuditMethod.SuperSimple
            ? SuperSimple.SampleSize(limit, SmallestLead(audit), audit.Ballots, new(1, 0, 1, 0))
            : audit.Assertions.Max(assertion =>
            {
                var game = Game.Of(audit, assertion);
                return Alpha.SampleSize(limit, game.Right, audit.Ballots, game.Expected, game.Bound, Fixed);
            });
    }

    /// <summary>Draws in all that super-simple needs if what comes is as what was seen; null where no sample would do.</summary>
    public static double? Needed(AuditMeasure audit, RoundEvaluation evaluation)
    {
        var needed = SuperSimple.SampleSizeAfter(RiskRules.Value(audit.Limit), SmallestLead(audit), audit.Ballots, (int)evaluation.Draws, Differences(evaluation.Errors));
        return needed >= audit.Ballots ? null : needed;
    }

    /// <summary>The votes by which the record has the margin too large; below zero where it has it too small.</summary>
    public static int Error(AuditAssertion assertion, SeenDraw draw) =>
        Math.Sign(Recorded(assertion, draw)) - Math.Sign(AssertionRules.Weigh(assertion, draw.Seen));

    /// <summary>The greatest of any margin.</summary>
    public static int Error(IEnumerable<AuditAssertion> assertions, SeenDraw draw) => assertions.Max(assertion => Error(assertion, draw));

    /// <summary>How many errors there are of each kind.</summary>
    public static VoteErrors ErrorsOf(IEnumerable<int> errors)
    {
        var counts = errors.CountBy(error => error).ToDictionary();
        return new()
        {
            OneVoteOver = (uint)counts.GetValueOrDefault(1),
            TwoVotesOver = (uint)counts.GetValueOrDefault(2),
            OneVoteUnder = (uint)counts.GetValueOrDefault(-1),
            TwoVotesUnder = (uint)counts.GetValueOrDefault(-2),
        };
    }

    private static double OfAlpha(AuditMeasure audit, AuditAssertion assertion, IReadOnlyList<SeenDraw> draws)
    {
        var game = Game.Of(audit, assertion);
        var values = draws.Select(draw => Math.Clamp(Alpha.Compare(
            RiskRules.Assort(assertion, Recorded(assertion, draw)), RiskRules.Assort(assertion, AssertionRules.Weigh(assertion, draw.Seen)),
            game.Margin, RiskRules.Bound(assertion)), 0, game.Bound));
        return Alpha.Risk(values, audit.Ballots, game.Expected, game.Bound, Fixed);
    }

    private static long Recorded(AuditAssertion assertion, SeenDraw draw) => draw.Record is { } record ? AssertionRules.Weigh(assertion, record.CandidateId) : 0;

    private static long SmallestLead(AuditMeasure audit) => audit.Assertions.Min(AssertionRules.Lead);

    private static BallotDifferences Differences(VoteErrors errors) =>
        new((int)errors.OneVoteOver, (int)errors.TwoVotesOver, (int)errors.OneVoteUnder, (int)errors.TwoVotesUnder);

    /// <summary>What ALPHA plays with: the margin of the record, the value of a right record, the greatest value, and the mean that is bet on.</summary>
    private sealed record Game(double Margin, double Right, double Bound, double Expected)
    {
        // The bet that grows fastest where so many records are two votes over: Stark, "ALPHA", section 3.2, and SHANGRLA's
        // optimal_comparison.
        public static Game Of(AuditMeasure audit, AuditAssertion assertion)
        {
            var margin = (double)AssertionRules.Lead(assertion) / AssertionRules.Against(assertion) / audit.Ballots;
            var (greatest, right) = (RiskRules.Bound(assertion), Alpha.Compare(1, 1, margin, RiskRules.Bound(assertion)));
            var (bound, errors) = (2 * right, Math.Min(MostErrors, margin / greatest / 20));
            var kept = bound * (1 - errors);
            var bet = ((1 - kept) / (2 - (2 * bound))) + kept - 0.5;
            return new(margin, right, bound, Math.Clamp(bet, right, bound * (1 - 1e-9)));
        }
    }
}
