using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Tabulation;

/// <summary>What follows from votes: who is elected, who goes into a second vote, who has which seats, or between whom a lot decides.</summary>
internal sealed record Outcomes(
    OutcomeKind Kind, IReadOnlyList<string> Elected, IReadOnlyList<string> Runoff, IReadOnlyList<string> Tied, IReadOnlyList<AllocationStep> Steps)
{
    /// <summary>Whom lots chose that decided something, in the order in which they did.</summary>
    public IReadOnlyList<string> Drawn { get; init; } = [];

    /// <summary>An outcome of this kind, with nobody in it.</summary>
    public static Outcomes Of(OutcomeKind kind) => new(kind, [], [], [], []);

    /// <summary>The seats that each list has.</summary>
    public uint SeatsOf(string candidateId) => (uint)Steps.Where(step => string.Equals(step.CandidateId, candidateId, StringComparison.Ordinal)).Sum(step => step.Seats);
}

/// <summary>Who is elected by which votes: exactly, in whole numbers. Ties are results; only a recorded lot decides one.</summary>
internal static class OutcomeRules
{
    /// <summary>What follows from the votes of an election.</summary>
    /// <param name="figures">The votes.</param>
    /// <param name="choices">What the ballot offers.</param>
    /// <param name="lots">Whom recorded lots chose, in order.</param>
    /// <param name="law">The law.</param>
    public static Outcomes Decide(Figures figures, IReadOnlyCollection<BallotChoice> choices, IReadOnlyList<string> lots, ResultLaw law)
    {
        var all = Rank(figures, choices.Select(choice => choice.Id));
        var ranked = Standing(figures, choices);
        if (all.Length == 0 || all[0].Votes == 0)
            return Outcomes.Of(OutcomeKind.Undecided);
        if (!TookPart(figures, law) || AgainstAll(figures, choices, law) > Most(ranked))
            return Outcomes.Of(OutcomeKind.Invalid);
        if (Most(ranked) == 0)
            return Outcomes.Of(OutcomeKind.Undecided);
        return law.System switch
        {
            ElectoralSystem.Majority => ByMajority(ranked, Basis(figures, law.MajorityBasis), lots, law),
            ElectoralSystem.Plurality => Elect(ranked, lots),
            _ => SeatRules.Allocate(ranked, figures, lots, law),
        };
    }

    /// <summary>What the law requires of whom: enough voters, a majority of the first, the threshold of every list.</summary>
    public static IEnumerable<Finding> Explain(Figures figures, IReadOnlyCollection<BallotChoice> choices, ResultLaw law)
    {
        var ranked = Standing(figures, choices);
        if (law.Turnout is not null)
            yield return law.Turnout.Against(Figures.Counted(figures.InBoxes), Figures.Counted(figures.Registered));
        if (law.AgainstAll is not null && choices.Any(choice => choice.Kind is ChoiceKind.AgainstAll))
        {
            var valid = AgainstAll(figures, choices, law) <= Most(ranked);
            yield return law.AgainstAll.Against(valid, "MORE_FOR_SOMEBODY", valid ? "MORE_FOR_SOMEBODY" : "MORE_AGAINST_ALL");
        }

        if (law.System is ElectoralSystem.Majority && law.Majority is not null && ranked.Length > 0)
            yield return law.Majority.Against(Figures.Counted(ranked[0].Votes), Figures.Counted(Basis(figures, law.MajorityBasis)), ranked[0].Id);
        foreach (var list in SeatRules.IsOfLists(law.System) && law.Threshold is not null ? ranked : [])
            yield return law.Threshold!.Against(Figures.Counted(list.Votes), Figures.Counted(SeatRules.Basis(figures, law)), list.Id);
    }

    /// <summary>Those who can be elected, with their votes, the most first.</summary>
    public static RankedChoice[] Standing(Figures figures, IEnumerable<BallotChoice> choices) =>
        Rank(figures, choices.Where(choice => choice.IsElectable).Select(choice => choice.Id));

    /// <summary>Whether as many took part as the law asks for.</summary>
    public static bool TookPart(Figures figures, ResultLaw law) => law.Turnout is null || Reaches(law.Turnout, figures.InBoxes, figures.Registered);

    /// <summary>The votes against all; fewer than none where the law draws nothing from them.</summary>
    public static long AgainstAll(Figures figures, IEnumerable<BallotChoice> choices, ResultLaw law) => law.AgainstAll is { Required: true }
        ? choices.Where(choice => choice.Kind is ChoiceKind.AgainstAll).Select(choice => figures.Votes.GetValueOrDefault(choice.Id)).DefaultIfEmpty(-1).Max()
        : -1;

    /// <summary>The most votes that anybody has.</summary>
    public static long Most(IReadOnlyList<RankedChoice> ranked) => ranked.Count == 0 ? 0 : ranked[0].Votes;

    /// <summary>
    /// May a lot choose this one? It decides a tie, between those who are tied, once all is counted that a result needs: until
    /// then they may not be tied in the end.
    /// </summary>
    public static IEnumerable<Finding> MayDraw(Outcomes outcome, string candidateId, long expected, long counted, ResultLaw law)
    {
        yield return ResultRules.IsComplete(expected, counted, law);
        yield return Findings.Make("elections.results.tie", null, candidateId,
            Findings.Text(outcome.Tied.Count == 0 ? "A_TIE" : string.Join(", ", outcome.Tied)), Findings.Text(outcome.Kind is OutcomeKind.Tie ? candidateId : "NO_TIE"),
            Findings.Met(outcome.Tied.Contains(candidateId, StringComparer.Ordinal)));
    }

    /// <summary>
    /// What became of every lot, in their order: one that was drawn before the votes changed last was of other votes, and those
    /// that are left decide something or not.
    /// </summary>
    /// <param name="lots">Whom each chose, and where in the ledger it is.</param>
    /// <param name="changedAt">Where in the ledger the votes changed last.</param>
    /// <param name="used">Whom lots chose that decided something.</param>
    public static IReadOnlyList<LotUse> UsesOf(IReadOnlyList<(string CandidateId, long Position)> lots, long changedAt, IEnumerable<string> used)
    {
        var left = used.ToList();
        return [.. lots.Select(lot => !IsOfTheseVotes(lot.Position, changedAt) ? LotUse.VotesChanged : left.Remove(lot.CandidateId) ? LotUse.Used : LotUse.NotNeeded)];
    }

    /// <summary>Whether a lot was drawn for the votes as they are.</summary>
    public static bool IsOfTheseVotes(long lotPosition, long changedAt) => lotPosition > changedAt;

    /// <summary>Candidates and their votes, the most first, equal ones by id.</summary>
    public static RankedChoice[] Rank(Figures figures, IEnumerable<string> choices) =>
        [.. choices.Select(id => new RankedChoice(id, figures.Votes.GetValueOrDefault(id)))
            .OrderByDescending(choice => choice.Votes).ThenBy(choice => choice.Id, StringComparer.Ordinal)];

    /// <summary>The first so many, and those that are equal where the places end: the lots choose among them, as far as there are any.</summary>
    public static (IReadOnlyList<string> Chosen, IReadOnlyList<string> Tied, IReadOnlyList<string> Drawn) First(
        IEnumerable<RankedChoice> ranked, int places, IReadOnlyList<string> lots)
    {
        var chosen = new List<string>();
        foreach (var equals in ranked.GroupBy(choice => choice.Votes).OrderByDescending(group => group.Key))
        {
            var ids = equals.Select(choice => choice.Id).Order(StringComparer.Ordinal).ToArray();
            if (ids.Length <= places - chosen.Count)
            {
                chosen.AddRange(ids);
                continue;
            }

            var drawn = lots.Where(lot => ids.Contains(lot, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Take(places - chosen.Count).ToArray();
            chosen.AddRange(drawn);
            return chosen.Count < places ? (chosen, [.. ids.Except(drawn, StringComparer.Ordinal)], drawn) : (chosen, [], drawn);
        }

        return (chosen, [], []);
    }

    private static Outcomes ByMajority(RankedChoice[] ranked, long whole, IReadOnlyList<string> lots, ResultLaw law)
    {
        if (Reaches(law.Majority, ranked[0].Votes, whole))
            return Elect(ranked, lots);
        if (ranked.Length < 2)
            return Outcomes.Of(OutcomeKind.Undecided);
        var (chosen, tied, drawn) = First(ranked, 2, lots);
        return tied.Count > 0
            ? Outcomes.Of(OutcomeKind.Tie) with { Tied = tied, Drawn = drawn }
            : Outcomes.Of(OutcomeKind.Runoff) with { Runoff = chosen, Drawn = drawn };
    }

    private static Outcomes Elect(RankedChoice[] ranked, IReadOnlyList<string> lots)
    {
        var (chosen, tied, drawn) = First(ranked, 1, lots);
        return tied.Count > 0
            ? Outcomes.Of(OutcomeKind.Tie) with { Tied = tied, Drawn = drawn }
            : Outcomes.Of(OutcomeKind.Elected) with { Elected = chosen, Drawn = drawn };
    }

    /// <summary>What a share is a share of.</summary>
    public static long Basis(Figures figures, MajorityBasis basis) => basis is MajorityBasis.Participants ? figures.InBoxes : figures.Valid;

    /// <summary>Whether a part of a whole reaches the share that the law asks for; not where it asks for none.</summary>
    public static bool Reaches(ShareRule? rule, long part, long whole)
    {
        if (rule is null)
            return false;
        var (actual, required) = ((UInt128)part * rule.Share.Denominator, (UInt128)whole * rule.Share.Numerator);
        return rule.Exclusive ? actual > required : actual >= required;
    }
}

/// <summary>A candidate or list with its votes.</summary>
internal sealed record RankedChoice(string Id, long Votes);
