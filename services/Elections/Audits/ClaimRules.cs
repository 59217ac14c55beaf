using System.Numerics;
using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>What an audit must show, as inequalities; none where it cannot be shown by them.</summary>
internal static class ClaimRules
{
    /// <summary>A claim about a contest as inequalities, with what the record says of each.</summary>
    public static IReadOnlyList<AuditAssertion> Of(Contest contest, Outcomes outcome, AuditClaim claim, long ballots)
    {
        var first = OutcomeRules.Rank(contest.Nation, contest.Choices.Select(choice => choice.Id));
        var assertions = claim is AuditClaim.First
            ? first.Skip(1).Select(loser => Pair(first[0].Id, loser.Id))
            : OfOutcome(contest, outcome, first, ballots);
        return [.. assertions.Select(assertion => AssertionRules.Fill(assertion, contest.Nation, ballots))];
    }

    /// <summary>That one has more than a share of all, or that all others keep it from that: none of a share that is nothing or all.</summary>
    public static IEnumerable<AuditAssertion> Share(string one, Ratio? share, MajorityBasis basis, bool reached)
    {
        if (share is null || share.Numerator == 0 || share.Numerator >= share.Denominator)
            yield break;
        var (own, others) = Shortened(share.Denominator - share.Numerator, share.Numerator);
        yield return new()
        {
            Kind = AssertionKind.Votes,
            WinnerId = reached ? one : "",
            LoserId = reached ? "" : one,
            WinnerWeight = reached ? own : others,
            LoserWeight = reached ? others : own,
            WithInvalid = basis is MajorityBasis.Participants,
        };
    }

    /// <summary>That the winner's votes, weighed, are more than the loser's.</summary>
    public static AuditAssertion Pair(string winner, string loser, long winnerWeight = 1, long loserWeight = 1)
    {
        var (one, other) = Shortened(winnerWeight, loserWeight);
        return new() { Kind = AssertionKind.Votes, WinnerId = winner, LoserId = loser, WinnerWeight = one, LoserWeight = other };
    }

    private static IEnumerable<AuditAssertion> OfOutcome(Contest contest, Outcomes outcome, RankedChoice[] first, long ballots)
    {
        AuditAssertion[] shown = outcome.Kind switch
        {
            OutcomeKind.Elected => [.. Pairs(contest, outcome.Elected), .. Majority(contest, outcome.Elected[0], reached: true)],
            OutcomeKind.Runoff => [.. Pairs(contest, outcome.Runoff), .. Majority(contest, first[0].Id, reached: false)],
            OutcomeKind.Seats => [.. SeatClaimRules.Of(contest, outcome)],
            OutcomeKind.Passed or OutcomeKind.Failed => [.. Referendum(contest, outcome.Kind is OutcomeKind.Passed)],
            _ => [],
        };
        return shown.Length == 0 ? [] : shown.Concat(Turnout(contest.IsReferendum ? contest.Law.Referendum.Validity : contest.Law.Turnout, contest.Nation.Registered, ballots));
    }

    // Everybody ahead with everybody behind; votes against all are behind too where the law makes something of them.
    private static IEnumerable<AuditAssertion> Pairs(Contest contest, IReadOnlyList<string> ahead) =>
        from winner in ahead
        from loser in contest.Choices
        where !ahead.Contains(loser.Id, StringComparer.Ordinal)
            && (loser.IsElectable || (loser.Kind is ChoiceKind.AgainstAll && contest.Law.AgainstAll is { Required: true }))
        select Pair(winner, loser.Id);

    private static IEnumerable<AuditAssertion> Majority(Contest contest, string first, bool reached) => contest.Law.System is ElectoralSystem.Majority
        ? Share(first, contest.Law.Majority?.Share, contest.Law.MajorityBasis, reached)
        : [];

    // Where regions decide, sums of the nation cannot show it; where there are several ways to say yes, no single choice can.
    private static IEnumerable<AuditAssertion> Referendum(Contest contest, bool passed)
    {
        var law = contest.Law.Referendum;
        string[] yes = [.. contest.Choices.Where(choice => choice.Kind is ChoiceKind.Yes).Select(choice => choice.Id)];
        var reached = OutcomeRules.Reaches(law.Passage, ReferendumRules.Yes(contest.Nation, contest), OutcomeRules.Basis(contest.Nation, law.PassageBasis));
        return yes.Length == 1 && reached == passed && (law.Regions is null || !passed) ? Share(yes[0], law.Passage.Share, law.PassageBasis, passed) : [];
    }

    // Found ballots F of N reach n of d of R voters where F times (dN − nR) are more than (N − F) times nR.
    private static IEnumerable<AuditAssertion> Turnout(ShareRule? rule, long registered, long ballots)
    {
        if (rule is null || registered <= 0)
            yield break;
        var needed = (Int128)registered * rule.Share.Numerator;
        var beyond = ((Int128)ballots * rule.Share.Denominator) - needed;
        if (needed == 0 || beyond <= 0)
            yield break;
        // Cut to what the contract can hold, never to the audit's ease.
        while (needed > int.MaxValue || beyond > int.MaxValue)
            (needed, beyond) = ((needed + 1) / 2, beyond / 2);
        var (winner, loser) = Shortened((long)beyond, (long)needed);
        yield return new() { Kind = AssertionKind.Turnout, WinnerWeight = winner, LoserWeight = loser };
    }

    private static (uint One, uint Other) Shortened(long one, long other)
    {
        var common = (long)BigInteger.GreatestCommonDivisor(one, other);
        return ((uint)(one / common), (uint)(other / common));
    }
}
