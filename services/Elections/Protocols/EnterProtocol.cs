using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<EnterProtocolResponse> EnterProtocol(EnterProtocolRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (election, precinct, before) = ToEnter(tx, request.ElectionId, request.PrecinctId, request.Protocol);
            var entries = EnteredRow.Of(tx, election.Id, precinct.Id, before);
            var by = commitments.To(tx.Call.Caller.Subject);
            var checking = Checking.Of(tx, tx.Call.Caller, election, law.On(tx, election.Jurisdiction, tx.OccurredDay), [precinct.Id]);
            Finding[] findings =
            [
                .. MayBeCounted(election, tx.OccurredOn),
                ProtocolRules.MayHappen(precinct.Id, ProtocolRow.StateOf(before), ProtocolAct.Enter),
                .. EntryRules.MayEnter(precinct.Id, entries.Count, entries.Any(entry => by.Span.SequenceEqual(entry.EnteredBy))),
                .. checking.Judge(request.Protocol, precinct.Region, before).Where(IsOfForm),
            ];
            findings.RefuseIfViolated();

            var entry = ProtocolRow.InOrder(request.Protocol);
            EnteredRow.Keep(tx, election.Id, entry, before, entries.Count, by);
            var differing = entries.Count == 0 ? [] : EntryRules.Differing(entries[0].ToEntry(), entry);
            var response = new EnterProtocolResponse
            {
                Status = entries.Count == 0 ? EntryStatus.AwaitingSecond : differing.Count > 0 ? EntryStatus.Different : EntryStatus.Agreed,
                Differing = { differing },
                Findings = { findings },
            };
            if (response.Status is EntryStatus.Agreed)
                Draft(tx, election, precinct, before, EntryRules.Resolve(entries[0].ToEntry(), entry, new() { PrecinctId = precinct.Id }), [entries[0].ToEntry(), entry]);
            else
                tx.Record(new ProtocolEntered { ElectionId = election.Id, PrecinctId = precinct.Id, Status = response.Status, Differing = { differing } });
            return response;
        });

    // A paper may not add up, and is entered as it is; that it can be submitted is asked when it is. But every figure is read.
    private static bool IsOfForm(Finding finding) => finding.Rule is "elections.protocols.complete" or "elections.protocols.choices";

    /// <summary>What an entry is about, if the caller may enter it.</summary>
    private (ElectionRow Election, PrecinctRow Precinct, ProtocolRow? Before) ToEnter(LedgerTransaction tx, string electionId, string precinctId, ProtocolEntry entry)
    {
        var election = ElectionRow.Require(tx, electionId);
        var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
        tx.Concerns(election.Jurisdiction);
        ElectionCount.RequireDirect(election);
        var precinct = RequirePrecinct(tx, election, scope, precinctId);
        RequireOf(precinct.Id, entry);
        var before = ProtocolRow.Find(tx, election.Id, precinct.Id);
        RequireInOrder(tx, before);
        return (election, precinct, before);
    }

    private Protocol Draft(
        LedgerTransaction tx, ElectionRow election, PrecinctRow precinct, ProtocolRow? before, ProtocolEntry entry, IEnumerable<ProtocolEntry> entries)
    {
        var draft = ProtocolRow.Of(election.Id, precinct.Region, entry, ProtocolAct.Enter, before);
        ProtocolRow.Put(tx, election, law, before is null ? [] : [before], [draft]);
        var protocol = draft.ToProto();
        tx.Record(new ProtocolDrafted { Protocol = protocol, Entries = { entries } });
        return protocol;
    }
}
