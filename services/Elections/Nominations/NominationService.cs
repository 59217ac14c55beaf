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
        var findings = Asked(tx, candidate, act, tx.OccurredDay, law.On(tx, candidate.Jurisdiction, tx.OccurredDay));
        RefuseWhatBinds(findings, act);
        return (Move(tx, candidate, act, reason, findings, authority), findings);
    }

    /// <summary>What the table of states and the deadlines say of something that would happen to a candidate on a day.</summary>
    private static IReadOnlyList<Finding> Asked(Session session, CandidateRow candidate, CandidateAct act, DateOnly day, LawInForce<ElectionsLaw> inForce)
    {
        var from = EnumText.Parse<CandidateState>(candidate.State);
        var since = CandidateChangeRow.Of(session, [candidate.Id], "")[candidate.Id].Last().EffectiveOn;
        return inForce.Judge(DeadlineRules.InTime(candidate.Id, from, act, since, day, inForce.Rules.Nominations)
            .Prepend(NominationRules.MayHappen(candidate.Id, from, act)));
    }

    private static void RefuseWhatBinds(IReadOnlyList<Finding> findings, CandidateAct act) =>
        findings.Take(DeadlineRules.Binds(act) ? findings.Count : 1).RefuseIfViolated();

    /// <summary>Changes where a candidate stands, and answers with the candidate after it.</summary>
    private static Candidate Move(
        LedgerTransaction tx, CandidateRow candidate, CandidateAct act, string reason, IReadOnlyList<Finding> findings, string authority = "", PartyFacts? party = null)
    {
        var state = NominationRules.Lifecycle.After(EnumText.Parse<CandidateState>(candidate.State), act)
            ?? throw new InvalidOperationException($"{act} was not asked of the table.");
        var change = tx.Stamp(CandidateChangeRow.After(CandidateChangeRow.Of(tx, [candidate.Id], "")[candidate.Id].Last(), tx, state, reason, findings) with { Act = EnumText.Of(act), Authority = authority, PartiesSize = party?.LedgerSize });
        var next = candidate with { State = change.State, Version = candidate.Version + 1 };
        tx.Insert("CandidateChange", change);
        tx.Execute("UPDATE Candidate SET State = @State, Version = @Version WHERE Id = @Id", new { next.State, next.Version, next.Id });
        tx.Record(new CandidateChanged { CandidateId = candidate.Id, ElectionId = candidate.ElectionId, Change = change.ToProto() });
        return CandidateRecords.Of(tx, [next], "").Single();
    }
}
