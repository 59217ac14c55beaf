using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.Claims;

/// <summary>What can happen to a claim.</summary>
internal static class ClaimRules
{
    /// <summary>What each act makes of a claim in each state. What was said stays said: a withdrawn claim is never made anew.</summary>
    public static Lifecycle<ClaimState, ClaimAct> Lifecycle { get; } = new(
        "parties.claims.state",
        (ClaimState.Unspecified, ClaimAct.Record, ClaimState.Standing),
        (ClaimState.Standing, ClaimAct.Answer, ClaimState.Standing),
        (ClaimState.Withdrawn, ClaimAct.Answer, ClaimState.Withdrawn),
        (ClaimState.Standing, ClaimAct.Withdraw, ClaimState.Withdrawn));

    /// <summary>May this claim be answered by one of the other? It is about the same party, and not by the same claimant.</summary>
    public static IEnumerable<Finding> MayAnswer(PartyClaim answered, string partyId, string claimant)
    {
        var evidence = $"claims/{answered.ClaimId}";
        yield return Lifecycle.MayHappen(answered.State, ClaimAct.Answer, evidence);
        yield return Findings.Make("parties.claims.same_party", null, answered.ClaimId, Findings.Text(answered.PartyId), Findings.Text(partyId),
            Findings.Met(string.Equals(answered.PartyId, partyId, StringComparison.Ordinal)), evidence);
        yield return Findings.Make("parties.claims.another_claimant", null, answered.ClaimId, null, Findings.Text(claimant),
            Findings.Met(!string.Equals(answered.Claimant, claimant, StringComparison.Ordinal)), evidence);
    }

    /// <summary>May a claim be taken back on a day? Only by whoever made it, once, and not before it was made.</summary>
    public static IEnumerable<Finding> MayWithdraw(PartyClaim claim, string claimant, string claimantPartyId, string day)
    {
        var evidence = $"claims/{claim.ClaimId}";
        yield return Lifecycle.MayHappen(claim.State, ClaimAct.Withdraw, evidence);
        yield return Findings.Make("parties.claims.own", null, claim.ClaimId, Findings.Text(claim.Claimant), Findings.Text(claimant),
            Findings.Met(string.Equals(claim.Claimant, claimant, StringComparison.Ordinal)
                && string.Equals(claim.ClaimantPartyId, claimantPartyId, StringComparison.Ordinal)), evidence);
        yield return Findings.Make("parties.claims.in_order", null, claim.ClaimId, Findings.Text(claim.ClaimedOn), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(claim.ClaimedOn, day) <= 0), evidence);
    }
}
