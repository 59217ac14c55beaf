using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Clients;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

/// <summary>Candidates and lists: nominated, examined, supported, registered or refused.</summary>
public sealed partial class NominationService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, Commitments commitments, ServiceDirectory services)
    : V1.NominationService.NominationServiceBase
{
    /// <summary>The commission acts for everybody; a party for those it nominates itself.</summary>
    private static void RequireCommissionOrParty(Call call, string jurisdiction, string nominator, string partyId)
    {
        var party = nominator is "PARTY" && !call.Caller.Has(Role.CentralCommission, jurisdiction);
        call.RequireScope(party ? Role.Party : Role.CentralCommission, party ? partyId : jurisdiction);
    }

    /// <summary>Lets something happen to a candidate, if the table of states allows it.</summary>
    private (Candidate Candidate, IReadOnlyList<Finding> Findings) Happen(
        LedgerTransaction tx, CandidateRow candidate, CandidateAct act, string reason, string authority = "")
    {
        var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
        var findings = inForce.Judge([NominationRules.MayHappen(candidate.Id, EnumText.Parse<CandidateState>(candidate.State), act)]);
        findings.RefuseIfViolated();
        return (Move(tx, candidate, act, reason, findings, authority), findings);
    }

    /// <summary>Changes where a candidate stands, and answers with the candidate after it.</summary>
    private static Candidate Move(
        LedgerTransaction tx, CandidateRow candidate, CandidateAct act, string reason, IReadOnlyList<Finding> findings, string authority = "")
    {
        var state = NominationRules.Lifecycle.After(EnumText.Parse<CandidateState>(candidate.State), act)
            ?? throw new InvalidOperationException($"{act} was not asked of the table.");
        var change = tx.Stamp(CandidateChangeRow.After(CandidateChangeRow.Of(tx, [candidate.Id], "")[candidate.Id].Last(), tx, state, reason, findings) with { Act = EnumText.Of(act), Authority = authority });
        var next = candidate with { State = change.State, Version = candidate.Version + 1 };
        tx.Insert("CandidateChange", change);
        tx.Execute("UPDATE Candidate SET State = @State, Version = @Version WHERE Id = @Id", new { next.State, next.Version, next.Id });
        tx.Record(new CandidateChanged { CandidateId = candidate.Id, ElectionId = candidate.ElectionId, Change = change.ToProto() });
        return CandidateRecords.Of(tx, [next], "").Single();
    }
}
