using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>What is known of a candidate when the deposit is decided on.</summary>
internal sealed record DepositFacts
{
    public required string CandidateId { get; init; }

    public required string ElectionId { get; init; }

    /// <summary>Where the election stands; empty if it is not known.</summary>
    public required string ElectionState { get; init; }

    public required bool Died { get; init; }

    /// <summary>The voters could vote for the candidate.</summary>
    public required bool OnBallot { get; init; }

    public required bool Elected { get; init; }

    public required uint Votes { get; init; }

    /// <summary>What the votes are a share of, as the law says.</summary>
    public required uint Whole { get; init; }
}

/// <summary>When a deposit is given back.</summary>
internal static class DepositRules
{
    /// <summary>May this be decided? The result is certified, and the deposit is given back to whom the law gives it back.</summary>
    public static IEnumerable<Finding> MayDecide(DepositFacts facts, DepositOutcome outcome, DepositRule law)
    {
        var certified = EnumText.Of(ElectionState.Certified);
        yield return Findings.Make($"{law.Rule}.result_final", law.Citation, facts.CandidateId, Findings.Text(certified), facts.ElectionState.Length > 0 ? Findings.Text(facts.ElectionState) : null,
            facts.Died || !facts.OnBallot ? Outcome.NotApplicable : Findings.Met(string.Equals(facts.ElectionState, certified, StringComparison.Ordinal)), $"elections/{facts.ElectionId}");
        var refund = outcome is DepositOutcome.Refunded;
        yield return Findings.Make($"{law.Rule}.{(refund ? "refund" : "forfeit")}", law.Citation, facts.CandidateId, law.RefundShare is { } share ? new() { Ratio = share } : null, Actual(facts),
            IsDue(facts, law) is { } due ? Findings.Met(due == refund) : NotSaid(facts, law), $"candidates/{facts.CandidateId}", $"elections/{facts.ElectionId}/outcome");
    }

    /// <summary>Whether the deposit is to be given back; null where the law or the facts do not say.</summary>
    public static bool? IsDue(DepositFacts facts, DepositRule law)
    {
        if (law.RefundShare is not { Denominator: > 0 } share)
            return null;
        if (facts.Died || facts.Elected)
            return true;
        return !facts.OnBallot || facts.Whole == 0 ? null : new ShareRule { Share = share }.IsReached(facts.Votes, facts.Whole);
    }

    private static Outcome NotSaid(DepositFacts facts, DepositRule law) =>
        law.RefundShare is not { Denominator: > 0 } || !facts.OnBallot ? Outcome.NotApplicable : Outcome.Undetermined;

    private static Measure? Actual(DepositFacts facts) =>
        facts.Died ? Findings.Text("DECEASED")
        : facts.Elected ? Findings.Text("ELECTED")
        : facts.Whole > 0 ? new() { Ratio = new() { Numerator = facts.Votes, Denominator = facts.Whole } } : null;
}
