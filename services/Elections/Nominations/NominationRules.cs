using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>What Parties says of a party that would nominate.</summary>
internal sealed record PartyFacts(string PartyId, bool IsFree, IReadOnlyList<string> Evidence);

/// <summary>Who may nominate, and what may become of a nomination.</summary>
internal static class NominationRules
{
    private static readonly Dictionary<CandidateState, CandidateState[]> Transitions = new()
    {
        [CandidateState.Nominated] = [CandidateState.Registered, CandidateState.Refused, CandidateState.Withdrawn],
        [CandidateState.Registered] = [CandidateState.Withdrawn],
    };

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
            ? law.PartyFree.Against(party.IsFree, "FREE", party.IsFree ? "FREE" : "BLOCKED", party.PartyId, [$"parties/{party.PartyId}/standing", .. party.Evidence])
            : Findings.Make(law.PartyFree.Rule, law.PartyFree.Citation, "", Findings.Text("FREE"), null, Outcome.NotApplicable);
    }

    /// <summary>May the candidate's state change so?</summary>
    public static Finding MayMove(string candidateId, CandidateState from, CandidateState to)
    {
        var before = Transitions.Where(known => known.Value.Contains(to)).Select(known => EnumText.Of(known.Key));
        return Findings.Make("elections.nominations.step_follows", null, EnumText.Of(to), Findings.Text(string.Join(", ", before)),
            Findings.Text(EnumText.Of(from)), Findings.Met(Transitions.TryGetValue(from, out var next) && next.Contains(to)), $"candidates/{candidateId}");
    }
}
