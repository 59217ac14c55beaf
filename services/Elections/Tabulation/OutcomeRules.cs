using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Tabulation;

/// <summary>What follows from votes: who is elected, who goes into a second vote, who has which seats, or between whom a lot decides.</summary>
internal sealed record Outcomes(
    OutcomeKind Kind, IReadOnlyList<string> Elected, IReadOnlyList<string> Runoff, IReadOnlyList<string> Tied, IReadOnlyList<AllocationStep> Steps)
{
    /// <summary>An outcome of this kind, with nobody in it.</summary>
    public static Outcomes Of(OutcomeKind kind) => new(kind, [], [], [], []);

    /// <summary>The seats that each list has.</summary>
    public uint SeatsOf(string candidateId) => (uint)Steps.Where(step => string.Equals(step.CandidateId, candidateId, StringComparison.Ordinal)).Sum(step => step.Seats);
}

/// <summary>Who is elected by which votes: exactly, in whole numbers. Ties are results; only a recorded lot decides one.</summary>
internal static class OutcomeRules
{
    /// <summary>What follows from the votes.</summary>
    /// <param name="figures">The votes.</param>
    /// <param name="choices">The candidates or lists that compete.</param>
    /// <param name="lots">Whom recorded lots chose, in order.</param>
    /// <param name="law">The law.</param>
    public static Outcomes Decide(Figures figures, IEnumerable<string> choices, IReadOnlyList<string> lots, ResultLaw law)
    {
        var ranked = Rank(figures, choices);
        if (ranked.Length == 0 || ranked[0].Votes == 0)
            return Outcomes.Of(OutcomeKind.Undecided);
        return law.System switch
        {
            ElectoralSystem.Majority => ByMajority(ranked, Basis(figures, law), lots, law),
            ElectoralSystem.Plurality => Elect(ranked, lots),
            _ => SeatRules.Allocate([.. ranked.Where(choice => Passes(choice.Votes, figures, law))], (int)Math.Min(law.Seats, int.MaxValue), lots, law.System),
        };
    }

    /// <summary>What the law requires of whom: a majority of the first, the threshold of every list.</summary>
    public static IEnumerable<Finding> Explain(Figures figures, IEnumerable<string> choices, ResultLaw law)
    {
        var ranked = Rank(figures, choices);
        var whole = Figures.Counted(Basis(figures, law));
        if (law.System is ElectoralSystem.Majority)
            return law.Majority is null ? [] : ranked.Take(1).Select(choice => law.Majority.Against(Figures.Counted(choice.Votes), whole, choice.Id));
        return law.System is ElectoralSystem.Plurality || law.Threshold is null
            ? []
            : ranked.Select(choice => law.Threshold.Against(Figures.Counted(choice.Votes), whole, choice.Id));
    }

    /// <summary>May a lot choose this one? It decides a tie, between those who are tied.</summary>
    public static Finding MayDraw(Outcomes outcome, string candidateId) => Findings.Make("elections.results.tie", null, candidateId,
        Findings.Text(outcome.Tied.Count == 0 ? "A_TIE" : string.Join(", ", outcome.Tied)), Findings.Text(outcome.Kind is OutcomeKind.Tie ? candidateId : "NO_TIE"),
        Findings.Met(outcome.Tied.Contains(candidateId, StringComparer.Ordinal)));

    /// <summary>
    /// Could the voters of stations that are not counted change the outcome? Not if it stands even where all of them vote
    /// against it. Where it is not known how many they are, they could.
    /// </summary>
    public static OutstandingVotes CanChange(
        Figures figures, IEnumerable<string> choices, Outcomes outcome, long outstandingStations, long? outstandingVoters, ResultLaw law)
    {
        if (outstandingStations <= 0)
            return OutstandingVotes.CannotChange;
        var votes = Rank(figures, choices).Select(choice => choice.Votes).Append(0).Append(0).Append(0).ToArray();
        var stands = outstandingVoters is { } more && (law.System, outcome.Kind) switch
        {
            (ElectoralSystem.Majority, OutcomeKind.Elected) => Reaches(law.Majority, votes[0], Basis(figures, law) + more) && votes[0] - votes[1] > more,
            (ElectoralSystem.Majority, OutcomeKind.Runoff) =>
                votes[1] - votes[2] > more && !Reaches(law.Majority, votes[0] + more, Basis(figures, law) + more),
            (ElectoralSystem.Plurality, OutcomeKind.Elected) => votes[0] - votes[1] > more,
            _ => more == 0,
        };
        return stands ? OutstandingVotes.CannotChange : OutstandingVotes.CanChange;
    }

    /// <summary>Candidates and their votes, the most first, equal ones by id.</summary>
    public static RankedChoice[] Rank(Figures figures, IEnumerable<string> choices) =>
        [.. choices.Select(id => new RankedChoice(id, figures.Votes.GetValueOrDefault(id)))
            .OrderByDescending(choice => choice.Votes).ThenBy(choice => choice.Id, StringComparer.Ordinal)];

    /// <summary>The first so many, and those that are equal where the places end: the lots choose among them, as far as there are any.</summary>
    public static (IReadOnlyList<string> Chosen, IReadOnlyList<string> Tied) First(
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
            return chosen.Count < places ? (chosen, [.. ids.Except(drawn, StringComparer.Ordinal)]) : (chosen, []);
        }

        return (chosen, []);
    }

    private static Outcomes ByMajority(RankedChoice[] ranked, long whole, IReadOnlyList<string> lots, ResultLaw law)
    {
        if (Reaches(law.Majority, ranked[0].Votes, whole))
            return Elect(ranked, lots);
        if (ranked.Length < 2)
            return Outcomes.Of(OutcomeKind.Undecided);
        var (chosen, tied) = First(ranked, 2, lots);
        return tied.Count > 0
            ? Outcomes.Of(OutcomeKind.Tie) with { Tied = tied }
            : Outcomes.Of(OutcomeKind.Runoff) with { Runoff = chosen };
    }

    private static Outcomes Elect(RankedChoice[] ranked, IReadOnlyList<string> lots)
    {
        var (chosen, tied) = First(ranked, 1, lots);
        return tied.Count > 0
            ? Outcomes.Of(OutcomeKind.Tie) with { Tied = tied }
            : Outcomes.Of(OutcomeKind.Elected) with { Elected = chosen };
    }

    private static long Basis(Figures figures, ResultLaw law) =>
        law.MajorityBasis is MajorityBasis.Participants ? figures.InBoxes : figures.Valid;

    private static bool Passes(long votes, Figures figures, ResultLaw law) =>
        votes > 0 && (law.Threshold is null || Reaches(law.Threshold, votes, Basis(figures, law)));

    private static bool Reaches(ShareRule? rule, long part, long whole)
    {
        if (rule is null)
            return false;
        var (actual, required) = ((UInt128)part * rule.Share.Denominator, (UInt128)whole * rule.Share.Numerator);
        return rule.Exclusive ? actual > required : actual >= required;
    }
}

/// <summary>A candidate or list with its votes.</summary>
internal sealed record RankedChoice(string Id, long Votes);
