using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>Stations that are not counted, how many votes can come from them at most, and the regions they are in.</summary>
internal sealed record Outstanding(long Stations, long? Votes, IReadOnlySet<string> Regions);

/// <summary>What they could change: the outcome, each part of it, the fewest and the most seats of each list.</summary>
internal sealed record OutstandingAnswer(OutstandingVotes Whole, IReadOnlyList<OutstandingEffect> Effects, IReadOnlyDictionary<string, SeatRange> Seats);

/// <summary>
/// Could stations that are not counted change the outcome? Not where it stands however their voters voted: all for one, all
/// for another, not at all. Where it is not known how many they are, they could.
/// </summary>
internal static class OutstandingRules
{
    private static readonly Dictionary<string, SeatRange> NotKnown = new(StringComparer.Ordinal);

    public static OutstandingAnswer Of(Contest contest, Outcomes outcome, Outstanding outstanding)
    {
        if (outstanding.Stations <= 0)
            return new(OutstandingVotes.CannotChange, [], outcome.Kind is OutcomeKind.Seats ? SeatBounds.Exactly(contest, outcome) : NotKnown);
        if (outstanding.Votes is not { } more)
            return new(OutstandingVotes.CanChange, [], NotKnown);
        if (contest.IsReferendum)
            return Whole(outcome, Referendum(contest, outcome, more, outstanding.Regions), NotKnown);
        var effects = Validity(contest, more).ToList();
        if (!SeatRules.IsOfLists(contest.Law.System))
            return Whole(outcome, [.. effects, .. Single(contest, outcome, more)], NotKnown);
        var bounds = SeatBounds.Of(contest, more);
        effects.Add(Effect(OutstandingQuestion.Threshold, SeatBounds.ThresholdStands(contest, more)));
        effects.Add(Effect(OutstandingQuestion.Seats, outcome.Kind is OutcomeKind.Seats && bounds.Values.All(range => range.Min == range.Max)));
        return Whole(outcome, effects, bounds);
    }

    /// <summary>The votes of so many voters at a turnout, a part of a vote as a whole one.</summary>
    public static long Assumed(long voters, Common.V1.Ratio turnout) =>
        (long)Int128.Min(voters, (((Int128)voters * turnout.Numerator) + turnout.Denominator - 1) / Math.Max(1, turnout.Denominator));

    // An election that is invalid stays so whoever leads; any other outcome stands if every part of it does.
    private static OutstandingAnswer Whole(Outcomes outcome, IReadOnlyList<OutstandingEffect> effects, IReadOnlyDictionary<string, SeatRange> seats)
    {
        var first = effects.FirstOrDefault(effect => effect.Question is OutstandingQuestion.Turnout or OutstandingQuestion.AgainstAll);
        var stands = outcome.Kind is OutcomeKind.Invalid
            ? effects.Where(effect => effect.Question is OutstandingQuestion.Turnout or OutstandingQuestion.AgainstAll).All(effect => effect.Effect is OutstandingVotes.CannotChange) && first is not null
            : effects.All(effect => effect.Effect is OutstandingVotes.CannotChange);
        return new(stands ? OutstandingVotes.CannotChange : OutstandingVotes.CanChange, effects, seats);
    }

    private static IEnumerable<OutstandingEffect> Validity(Contest contest, long more)
    {
        var (figures, law) = (contest.Nation, contest.Law);
        if (law.Turnout is not null)
            yield return Effect(OutstandingQuestion.Turnout, TurnoutStands(law.Turnout, figures, more));
        var against = OutcomeRules.AgainstAll(figures, contest.Choices, law);
        var most = OutcomeRules.Most(OutcomeRules.Standing(figures, contest.Choices));
        if (against >= 0)
            yield return Effect(OutstandingQuestion.AgainstAll, against > most ? against - most > more : most - against >= more);
    }

    private static IEnumerable<OutstandingEffect> Single(Contest contest, Outcomes outcome, long more)
    {
        var law = contest.Law;
        var basis = OutcomeRules.Basis(contest.Nation, law.MajorityBasis);
        var votes = OutcomeRules.Standing(contest.Nation, contest.Choices).Select(choice => choice.Votes).Append(0).Append(0).Append(0).ToArray();
        var majority = OutcomeRules.Reaches(law.Majority, votes[0], basis)
            ? OutcomeRules.Reaches(law.Majority, votes[0], basis + more)
            : !OutcomeRules.Reaches(law.Majority, votes[0] + more, basis + more);
        if (law.System is ElectoralSystem.Majority)
            yield return Effect(OutstandingQuestion.Majority, majority);
        if (outcome.Kind is OutcomeKind.Runoff)
            yield return Effect(OutstandingQuestion.Runoff, more == 0 || votes[1] - votes[2] > more);
        else
            yield return Effect(OutstandingQuestion.Winner, more == 0 || (outcome.Kind is OutcomeKind.Elected && votes[0] - votes[1] > more));
    }

    private static IReadOnlyList<OutstandingEffect> Referendum(Contest contest, Outcomes outcome, long more, IReadOnlySet<string> regions)
    {
        if (contest.Law.Referendum is not { } law || outcome.Kind is OutcomeKind.Undecided)
            return [Effect(OutstandingQuestion.Passage, more == 0)];
        var effects = new List<OutstandingEffect>();
        if (law.Validity is not null)
            effects.Add(Effect(OutstandingQuestion.Turnout, TurnoutStands(law.Validity, contest.Nation, more)));
        var (fewest, most) = (ReferendumRules.InEnoughRegions(Adopting(false), contest, law), ReferendumRules.InEnoughRegions(Adopting(true), contest, law));
        var (least, best) = (Adopts(contest.Nation, 0, more), Adopts(contest.Nation, more, more));
        effects.Add(Effect(OutstandingQuestion.Passage, (fewest && least) == (most && best)));
        return effects;

        bool Adopts(Figures figures, long yes, long all)
        {
            var basis = OutcomeRules.Basis(figures, law.PassageBasis) + all;
            return basis > 0 && OutcomeRules.Reaches(law.Passage, ReferendumRules.Yes(figures, contest) + yes, basis);
        }

        // A region whose stations are all counted stands; in any other all that are missing may have voted, one way or the other.
        HashSet<string> Adopting(bool all) => contest.Regions.Keys.Union(regions, StringComparer.Ordinal).Where(region =>
        {
            var missing = regions.Contains(region) ? more : 0;
            return Adopts(contest.Regions.GetValueOrDefault(region) ?? new(), all ? missing : 0, missing);
        }).ToHashSet(StringComparer.Ordinal);
    }

    private static bool TurnoutStands(Common.V1.ShareRule rule, Figures figures, long more) => OutcomeRules.Reaches(rule, figures.InBoxes, figures.Registered)
        ? OutcomeRules.Reaches(rule, figures.InBoxes, figures.Registered + more)
        : !OutcomeRules.Reaches(rule, figures.InBoxes + more, figures.Registered + more);

    private static OutstandingEffect Effect(OutstandingQuestion question, bool stands) =>
        new() { Question = question, Effect = stands ? OutstandingVotes.CannotChange : OutstandingVotes.CanChange };
}
