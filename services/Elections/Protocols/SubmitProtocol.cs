using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<SubmitProtocolResponse> SubmitProtocol(SubmitProtocolRequest request, ServerCallContext context)
    {
        var answer = await ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            ElectionCount.RequireDirect(election);
            var precinct = RequirePrecinct(tx, election, scope, request.PrecinctId);
            var before = ProtocolRow.Find(tx, election.Id, precinct.Id);
            Etags.Require(request.Etag, before?.Version ?? 0);
            RequireInOrder(tx, before);
            var entry = ToSubmit(request, before);
            var checking = Checking.Of(tx, tx.Call.Caller, election, law.On(tx, election.Jurisdiction, tx.OccurredDay), [precinct.Id]);
            var findings = JudgeAct(checking, election, tx.OccurredOn, entry, precinct.Region, before, ProtocolAct.Submit, scope);
            findings.RefuseIfViolated();

            var after = ProtocolRow.Of(election.Id, precinct.Region, entry, ProtocolAct.Submit, before, request.Reason);
            ProtocolRow.Put(tx, election, law, before is null ? [] : [before], [after]);
            var protocol = after.ToProto();
            tx.Record(new ProtocolMoved { Protocol = protocol, Findings = { findings.Select(ProtocolCheckRules.WithoutOthers) } });
            return new SubmitProtocolResponse { Protocol = protocol, Findings = { findings } };
        });
        meters.CountMoved(answer.Protocol.State, request.ValidateOnly);
        return answer;
    }

    /// <summary>Everything that is asked before figures are submitted or corrected: the day, where the protocol stands, and every check.</summary>
    private static Finding[] JudgeAct(
        Checking checking, ElectionRow election, string day, ProtocolEntry entry, string region, ProtocolRow? before, ProtocolAct act, CountingScope scope) =>
    [
        .. MayBeCounted(election, day),
        ProtocolRules.MayHappen(entry.PrecinctId, ProtocolRow.StateOf(before), act),
        .. act is ProtocolAct.Submit ? ProtocolRules.MaySubmit(entry.PrecinctId, IsDraft(before, entry), checking.Law) : [],
        .. act is ProtocolAct.Correct ? ProtocolRules.MayCorrect(entry.PrecinctId, scope.HoldsAbove(region), checking.Law) : [],
        .. checking.Judge(entry, region, before),
    ];

    private static bool IsDraft(ProtocolRow? before, ProtocolEntry entry) =>
        ProtocolRow.StateOf(before) is ProtocolState.Draft && EntryRules.Differing(before!.ToEntry(), entry).Count == 0;

    private static ProtocolEntry ToSubmit(SubmitProtocolRequest request, ProtocolRow? before)
    {
        if (request.Protocol is null)
        {
            return ProtocolRow.StateOf(before) is ProtocolState.Draft
                ? before!.ToEntry()
                : throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("protocol", "is required: the station has no draft."));
        }

        RequireOf(request.PrecinctId, request.Protocol);
        return request.Protocol;
    }
}
