using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ResolveEntryResponse> ResolveEntry(ResolveEntryRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (election, precinct, before) = ToEnter(tx, request.ElectionId, request.PrecinctId, request.Protocol);
            var entries = EnteredRow.Of(tx, election.Id, precinct.Id, before);
            if (entries.Count == 0 && before is null)
                throw Refusal.NotFound(V1.ErrorReason.ProtocolNotFound, "precinct_id", precinct.Id);
            ProtocolEntry[] made = [.. entries.Select(entry => entry.ToEntry())];
            Finding[] findings =
            [
                .. MayBeCounted(election, tx.OccurredOn),
                ProtocolRules.MayHappen(precinct.Id, ProtocolRow.StateOf(before), ProtocolAct.Enter),
                EntryRules.MayResolve(precinct.Id, made.Length == 2 ? EntryRules.Differing(made[0], made[1]) : [], request.Protocol),
            ];
            findings.RefuseIfViolated();

            EnteredRow.Keep(tx, election.Id, request.Protocol, before, entries.Count, commitments.To(tx.Call.Caller.Subject));
            var draft = Draft(tx, election, precinct, before, EntryRules.Resolve(made[0], made[1], request.Protocol), [.. made, request.Protocol]);
            return new ResolveEntryResponse { Protocol = draft, Findings = { findings } };
        });
}
