using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>What Parties says of a party that would nominate.</summary>
internal sealed record PartyFacts(string PartyId, bool IsFree, IReadOnlyList<string> Evidence)
{
    /// <summary>Registered once, and whatever a court made of it since.</summary>
    public bool IsRegistered { get; init; } = true;

    /// <summary>The events in Parties' ledger when it was asked; null where that is not known.</summary>
    public long? LedgerSize { get; init; }
}

/// <summary>Who may nominate, and what may become of a nomination.</summary>
internal static class NominationRules
{
    /// <summary>What each act makes of a candidate in each state.</summary>
    public static Lifecycle<CandidateState, CandidateAct> Lifecycle { get; } = new(
        "elections.nominations.step_follows",
        (CandidateState.Unspecified, CandidateAct.Nominate, CandidateState.Nominated),
        (CandidateState.Nominated, CandidateAct.Register, CandidateState.Registered),
        (CandidateState.Nominated, CandidateAct.Refuse, CandidateState.Refused),
        (CandidateState.Nominated, CandidateAct.Return, CandidateState.Returned),
        (CandidateState.Nominated, CandidateAct.Withdraw, CandidateState.Withdrawn),
        (CandidateState.Nominated, CandidateAct.Die, CandidateState.Deceased),
        (CandidateState.Returned, CandidateAct.Resubmit, CandidateState.Nominated),
        (CandidateState.Returned, CandidateAct.Refuse, CandidateState.Refused),
        (CandidateState.Returned, CandidateAct.Withdraw, CandidateState.Withdrawn),
        (CandidateState.Returned, CandidateAct.Die, CandidateState.Deceased),
        (CandidateState.Refused, CandidateAct.Appeal, CandidateState.Appealed),
        (CandidateState.Appealed, CandidateAct.Uphold, CandidateState.Registered),
        (CandidateState.Appealed, CandidateAct.Dismiss, CandidateState.Refused),
        (CandidateState.Appealed, CandidateAct.Withdraw, CandidateState.Withdrawn),
        (CandidateState.Appealed, CandidateAct.Die, CandidateState.Deceased),
        (CandidateState.Registered, CandidateAct.Withdraw, CandidateState.Withdrawn),
        (CandidateState.Registered, CandidateAct.Die, CandidateState.Deceased),
        (CandidateState.Registered, CandidateAct.Deregister, CandidateState.Deregistered),
        (CandidateState.Deregistered, CandidateAct.Restore, CandidateState.Registered),
        (CandidateState.Deregistered, CandidateAct.Die, CandidateState.Deceased));

    /// <summary>May this nominator nominate? The election is called, the law knows such nominators, and a party is free to.</summary>
    public static IEnumerable<Finding> MayNominate(string electionId, string electionState, Nominator nominator, PartyFacts? party, NominationLaw law)
    {
        var called = EnumText.Of(ElectionState.Called);
        yield return Findings.Make("elections.nominations.election_called", null, electionId, Findings.Text(called), electionState.Length > 0 ? Findings.Text(electionState) : null,
            Findings.Met(string.Equals(electionState, called, StringComparison.Ordinal)), $"elections/{electionId}");
        var alone = nominator is Nominator.Self;
        yield return Findings.Make(law.SelfNomination.Rule, law.SelfNomination.Citation, "", Findings.Text(law.SelfNomination.Required ? "ALLOWED" : "NOT_ALLOWED"),
            Findings.Text(EnumText.Of(nominator)), alone ? Findings.Met(law.SelfNomination.Required) : Outcome.NotApplicable);
        yield return nominator is Nominator.Party && party is not null
            ? PartyIsFree(party, law)
            : Findings.Make(law.PartyFree.Rule, law.PartyFree.Citation, "", Findings.Text("FREE"), null, Outcome.NotApplicable);
        if (nominator is Nominator.Party && party is not null && law.PartyRegistered is { } registered)
            yield return registered.Against(party.IsRegistered, "REGISTERED", party.IsRegistered ? "REGISTERED" : "UNREGISTERED", party.PartyId, $"parties/{party.PartyId}/standing");
    }

    /// <summary>May this happen to a candidate in this state?</summary>
    public static Finding MayHappen(string candidateId, CandidateState from, CandidateAct act) =>
        Lifecycle.MayHappen(from, act, $"candidates/{candidateId}");

    /// <summary>
    /// A party that nominated is free to on the day of the decision, too, unless the law keeps the candidates of one that
    /// was suspended meanwhile; nothing is asked of other candidates.
    /// </summary>
    public static IEnumerable<Finding> StillStands(PartyFacts? party, NominationLaw law)
    {
        if (party is null)
            yield break;
        var free = PartyIsFree(party, law);
        if (law.OnPartySuspended is not { } rule)
        {
            yield return free;
            yield break;
        }

        (free.Rule, free.Citation, free.Required) = (rule.Rule, rule.Citation, Findings.Text(EnumText.Of(rule.Effect)));
        free.Outcome = rule.Effect is PartySuspensionEffect.Keep ? Outcome.NotApplicable : Findings.Met(party.IsFree);
        yield return free;
    }

    private static Finding PartyIsFree(PartyFacts party, NominationLaw law) => law.PartyFree.Against(
        party.IsFree, "FREE", party.IsFree ? "FREE" : "BLOCKED", party.PartyId, [$"parties/{party.PartyId}/standing", .. party.Evidence]);
}
