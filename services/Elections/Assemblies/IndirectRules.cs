using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Assemblies;

/// <summary>How the electors of a region voted, as rules see it.</summary>
internal sealed record ElectorVotes(uint Seats, uint Listed, uint Voted, uint? Deputies, IReadOnlyList<RankedChoice> Choices);

/// <summary>Who is elected by electors.</summary>
internal static class IndirectRules
{
    /// <summary>Do the figures add up? No more voted than are listed, and no more votes are counted than voted.</summary>
    public static IEnumerable<Finding> AddsUp(ElectorVotes votes)
    {
        yield return AtMost("elections.indirect.voted", votes.Voted, votes.Listed, Outcome.Violated);
        yield return AtMost("elections.indirect.votes", (ulong)votes.Choices.Sum(choice => choice.Votes), votes.Voted, Outcome.Violated);
        yield return votes.Deputies is { } deputies
            ? AtMost("elections.indirect.listed", votes.Listed, deputies, Outcome.Warning)
            : Findings.Make("elections.indirect.listed", null, "", null, Findings.Count(votes.Listed), Outcome.NotApplicable);
    }

    /// <summary>What the law asks of the vote: a quorum of the electors, and a majority for each who is elected.</summary>
    public static IEnumerable<Finding> IsElected(ElectorVotes votes, IndirectElectionLaw law)
    {
        yield return law.Quorum.Against(votes.Voted, votes.Listed);
        foreach (var choice in votes.Choices)
            yield return law.Majority.Against(Figures.Counted(choice.Votes), votes.Voted, choice.Id);
    }

    /// <summary>
    /// What follows. Without a quorum nothing; otherwise those are elected who have the majority, as far as there are seats.
    /// Where seats are left, the two who come next go into a second vote.
    /// </summary>
    public static Outcomes Decide(ElectorVotes votes, IndirectElectionLaw law)
    {
        if (votes.Listed == 0 || !law.Quorum.IsReached(votes.Voted, votes.Listed))
            return Outcomes.Of(OutcomeKind.Invalid);
        var reaching = votes.Choices.Where(choice => choice.Votes > 0 && law.Majority.IsReached(Figures.Counted(choice.Votes), votes.Voted)).ToArray();
        var (elected, tied, _) = OutcomeRules.First(reaching, (int)Math.Min(votes.Seats, int.MaxValue), []);
        if (tied.Count > 0)
            return Outcomes.Of(OutcomeKind.Tie) with { Elected = elected, Tied = tied };
        if (elected.Count >= votes.Seats)
            return Outcomes.Of(OutcomeKind.Elected) with { Elected = elected };

        var others = votes.Choices.Where(choice => !elected.Contains(choice.Id, StringComparer.Ordinal)).ToArray();
        var (runoff, equal, _) = OutcomeRules.First(others, 2, []);
        return equal.Count > 0 ? Outcomes.Of(OutcomeKind.Tie) with { Elected = elected, Tied = equal }
            : runoff.Count < 2 ? Outcomes.Of(OutcomeKind.Undecided) with { Elected = elected }
            : Outcomes.Of(OutcomeKind.Runoff) with { Elected = elected, Runoff = runoff };
    }

    private static Finding AtMost(string rule, ulong actual, ulong most, Outcome otherwise) => Findings.Make(
        rule, null, "", Findings.Count((uint)Math.Min(most, uint.MaxValue)), Findings.Count((uint)Math.Min(actual, uint.MaxValue)),
        actual <= most ? Outcome.Satisfied : otherwise);
}
