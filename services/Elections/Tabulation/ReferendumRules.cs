using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Tabulation;

/// <summary>Whether what was asked is adopted: enough voters, enough of their votes, and enough regions where the law asks for them.</summary>
internal static class ReferendumRules
{
    /// <summary>What follows from the votes on a question.</summary>
    public static OutcomeKind Decide(Contest contest)
    {
        if (contest.Law.Referendum is not { } law || contest.Nation.Valid <= 0)
            return OutcomeKind.Undecided;
        if (law.Validity is not null && !OutcomeRules.Reaches(law.Validity, contest.Nation.InBoxes, contest.Nation.Registered))
            return OutcomeKind.Invalid;
        return IsAdopted(contest.Nation, contest, law) && InEnoughRegions(Adopting(contest, law), contest, law) ? OutcomeKind.Passed : OutcomeKind.Failed;
    }

    /// <summary>What the law requires: the turnout, the votes, the regions.</summary>
    public static IEnumerable<Finding> Explain(Contest contest)
    {
        if (contest.Law.Referendum is not { } law)
            yield break;
        if (law.Validity is not null)
            yield return law.Validity.Against(Figures.Counted(contest.Nation.InBoxes), Figures.Counted(contest.Nation.Registered));
        yield return law.Passage.Against(Figures.Counted(Yes(contest.Nation, contest)), Figures.Counted(OutcomeRules.Basis(contest.Nation, law.PassageBasis)));
        foreach (var finding in law.Regions is null ? [] : law.Regions.Against(Adopting(contest, law), contest.Places))
            yield return finding;
    }

    /// <summary>The votes for what was asked.</summary>
    public static long Yes(Figures figures, Contest contest) => contest.Choices.Where(choice => choice.Kind is ChoiceKind.Yes)
        .Sum(choice => figures.Votes.GetValueOrDefault(choice.Id));

    /// <summary>Whether these regions are enough.</summary>
    public static bool InEnoughRegions(IReadOnlySet<string> regions, Contest contest, ReferendumLaw law) =>
        law.Regions is null || law.Regions.Against(regions, contest.Places).All(finding => finding.Outcome is Outcome.Satisfied);

    private static bool IsAdopted(Figures figures, Contest contest, ReferendumLaw law) =>
        OutcomeRules.Basis(figures, law.PassageBasis) > 0 && OutcomeRules.Reaches(law.Passage, Yes(figures, contest), OutcomeRules.Basis(figures, law.PassageBasis));

    private static HashSet<string> Adopting(Contest contest, ReferendumLaw law) => contest.Regions
        .Where(region => IsAdopted(region.Value, contest, law)).Select(region => region.Key).ToHashSet(StringComparer.Ordinal);
}
