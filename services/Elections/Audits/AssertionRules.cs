using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

/// <summary>
/// The inequalities that an audit must show: the winner's votes times a are more than the loser's times b. Exactly, in whole
/// numbers.
/// </summary>
internal static class AssertionRules
{
    /// <summary>What draws of stations are measured in: parts of the margin.</summary>
    public const long Units = 1_000_000;

    /// <summary>What follows from a contest as inequalities; none where an audit cannot show it by them.</summary>
    public static IReadOnlyList<AuditAssertion> Of(Contest contest, Outcomes outcome, AuditClaim claim, long ballots)
    {
        var figures = contest.Nation;
        var first = OutcomeRules.Rank(figures, contest.Choices.Select(choice => choice.Id));
        var assertions = claim is AuditClaim.First
            ? first.Skip(1).Select(loser => Pair(first[0].Id, loser.Id))
            : outcome.Kind switch
            {
                OutcomeKind.Elected => Pairs(contest, outcome.Elected).Concat(Majority(contest, outcome.Elected[0], reached: true)),
                OutcomeKind.Runoff => Pairs(contest, outcome.Runoff).Concat(Majority(contest, first[0].Id, reached: false)),
                _ => [],
            };
        return [.. assertions.Select(assertion => Fill(assertion, figures, ballots))];
    }

    /// <summary>The votes of both sides among these.</summary>
    public static (long Winner, long Loser) Sides(AuditAssertion assertion, IReadOnlyDictionary<string, long> votes, long invalid)
    {
        long Side(string id, string other) => id.Length > 0
            ? votes.GetValueOrDefault(id)
            : votes.Where(choice => !string.Equals(choice.Key, other, StringComparison.Ordinal)).Sum(choice => choice.Value) + (assertion.WithInvalid ? invalid : 0);
        return (Side(assertion.WinnerId, assertion.LoserId), Side(assertion.LoserId, assertion.WinnerId));
    }

    /// <summary>The weighted lead of the winner among these votes; below zero where the loser leads.</summary>
    public static long Lead(AuditAssertion assertion, IReadOnlyDictionary<string, long> votes, long invalid)
    {
        var (winner, loser) = Sides(assertion, votes, invalid);
        return (winner * assertion.WinnerWeight) - (loser * assertion.LoserWeight);
    }

    /// <summary>The weighted lead in the record.</summary>
    public static long Lead(AuditAssertion assertion) =>
        ((long)assertion.WinnerVotes * assertion.WinnerWeight) - ((long)assertion.LoserVotes * assertion.LoserWeight);

    /// <summary>
    /// The most by which a station can overstate any lead, in millionths of that lead: by what it says, and by all of its ballots
    /// if each of them were for the loser. A part of a millionth counts as one. 0 where there is no lead to overstate.
    /// </summary>
    public static long ErrorBound(IReadOnlyList<AuditAssertion> assertions, IReadOnlyDictionary<string, long> votes, long invalid, long ballots) =>
        assertions.Where(assertion => Lead(assertion) > 0).Select(assertion =>
        {
            var lead = Lead(assertion);
            var most = (Int128)(Lead(assertion, votes, invalid) + (ballots * assertion.LoserWeight)) * Units;
            return (long)((most + lead - 1) / lead);
        }).DefaultIfEmpty(0).Max();

    /// <summary>Whether a ballot is for the winner, and whether for the loser. One that was not found is for the loser.</summary>
    public static (bool Winner, bool Loser) Read(AuditAssertion assertion, Interpretation seen)
    {
        bool Is(string id, string other) => id.Length > 0
            ? seen.Reading is BallotReading.Choice && string.Equals(seen.CandidateId, id, StringComparison.Ordinal)
            : seen.Reading is BallotReading.Choice
                ? !string.Equals(seen.CandidateId, other, StringComparison.Ordinal)
                : seen.Reading is BallotReading.Invalid && assertion.WithInvalid;
        return seen.Reading is BallotReading.NotFound
            ? (false, true)
            : (Is(assertion.WinnerId, assertion.LoserId), Is(assertion.LoserId, assertion.WinnerId));
    }

    // Everybody ahead with everybody behind; votes against all are behind too where the law makes something of them.
    private static IEnumerable<AuditAssertion> Pairs(Contest contest, IReadOnlyList<string> ahead) =>
        from winner in ahead
        from loser in contest.Choices
        where !ahead.Contains(loser.Id, StringComparer.Ordinal)
            && (loser.IsElectable || (loser.Kind is ChoiceKind.AgainstAll && contest.Law.AgainstAll is { Required: true }))
        select Pair(winner, loser.Id);

    // More than n of d of all: d − n times the votes of one are more than n times those of all others.
    private static IEnumerable<AuditAssertion> Majority(Contest contest, string first, bool reached)
    {
        if (contest.Law.System is not ElectoralSystem.Majority || contest.Law.Majority is not { Share: { } share } || share.Numerator >= share.Denominator)
            yield break;
        var common = (uint)System.Numerics.BigInteger.GreatestCommonDivisor(share.Numerator, share.Denominator - share.Numerator);
        var (one, others) = ((share.Denominator - share.Numerator) / common, share.Numerator / common);
        yield return new()
        {
            WinnerId = reached ? first : "",
            LoserId = reached ? "" : first,
            WinnerWeight = reached ? one : others,
            LoserWeight = reached ? others : one,
            WithInvalid = contest.Law.MajorityBasis is MajorityBasis.Participants,
        };
    }

    private static AuditAssertion Pair(string winner, string loser) => new() { WinnerId = winner, LoserId = loser, WinnerWeight = 1, LoserWeight = 1 };

    private static AuditAssertion Fill(AuditAssertion assertion, Figures figures, long ballots)
    {
        var (winner, loser) = Sides(assertion, figures.Votes, figures.Invalid);
        (assertion.WinnerVotes, assertion.LoserVotes) = (Figures.Counted(winner), Figures.Counted(loser));
        if (Lead(assertion) is > 0 and var lead && ballots > 0)
            assertion.DilutedMargin = new() { Numerator = Figures.Counted((long)((Int128)lead * RiskRules.Parts / ballots)), Denominator = RiskRules.Parts };
        return assertion;
    }
}
