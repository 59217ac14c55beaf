using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Assemblies;

/// <summary>What the first vote of a region left to a second.</summary>
internal sealed record FirstVote(OutcomeKind Kind, uint SeatsLeft, IReadOnlyList<string> Runoff);

/// <summary>The second vote of electors: between the two with the most votes of the first, decided by the greater number.</summary>
internal static class SecondVoteRules
{
    /// <summary>May there be this second vote? The first led to one, between these candidates alone, for a seat that is left.</summary>
    public static IEnumerable<Finding> Follows(FirstVote first, ElectorVotes votes)
    {
        yield return Findings.Make("elections.indirect.second_after_runoff", null, "", Findings.Text(EnumText.Of(OutcomeKind.Runoff)),
            Findings.Text(EnumText.Of(first.Kind)), Findings.Met(first.Kind is OutcomeKind.Runoff));
        var (required, actual) = (Named(first.Runoff), Named(votes.Choices.Select(choice => choice.Id)));
        yield return Findings.Make("elections.indirect.second_choices", null, "", Findings.Text(required.Length > 0 ? required : "NOBODY"),
            Findings.Text(actual), Findings.Met(string.Equals(required, actual, StringComparison.Ordinal)));
        yield return Findings.Make("elections.indirect.second_seats", null, "", Findings.Count(first.SeatsLeft), Findings.Count(votes.Seats),
            Findings.Met(votes.Seats > 0 && votes.Seats <= first.SeatsLeft));
    }

    /// <summary>What the law asks of a second vote: a quorum alone.</summary>
    public static IEnumerable<Finding> IsValid(ElectorVotes votes, IndirectElectionLaw law) => [law.Quorum.Against(votes.Voted, votes.Listed)];

    /// <summary>What follows: without a quorum nothing; otherwise whoever has more votes is elected.</summary>
    public static Outcomes Decide(ElectorVotes votes, IndirectElectionLaw law)
    {
        if (votes.Listed == 0 || !law.Quorum.IsReached(votes.Voted, votes.Listed))
            return Outcomes.Of(OutcomeKind.Invalid);
        var (elected, tied, _) = OutcomeRules.First(votes.Choices.Where(choice => choice.Votes > 0), (int)Math.Min(votes.Seats, int.MaxValue), []);
        return tied.Count > 0 ? Outcomes.Of(OutcomeKind.Tie) with { Elected = elected, Tied = tied }
            : elected.Count == 0 ? Outcomes.Of(OutcomeKind.Undecided)
            : Outcomes.Of(OutcomeKind.Elected) with { Elected = elected };
    }

    private static string Named(IEnumerable<string> ids) => string.Join(", ", ids.Order(StringComparer.Ordinal));
}
