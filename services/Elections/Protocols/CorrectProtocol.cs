using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<CorrectProtocolResponse> CorrectProtocol(CorrectProtocolRequest request, ServerCallContext context)
    {
        var answer = await ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            var scope = CountingScope.Require(tx, jurisdictions[election.Jurisdiction].Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            var before = ProtocolRow.Require(tx, election.Id, request.PrecinctId);
            RequireMayCorrect(tx, scope, before, request);
            var checking = Checking.Of(tx, tx.Call.Caller, election, law.On(tx, election.Jurisdiction, tx.OccurredDay), [before.PrecinctId]);
            var findings = JudgeAct(checking, election, tx.OccurredOn, request.Protocol, before.Region, before, ProtocolAct.Correct, scope);
            findings.RefuseIfViolated();

            var after = ProtocolRow.Of(election.Id, before.Region, request.Protocol, ProtocolAct.Correct, before, request.Reason);
            ProtocolRow.Put(tx, election, law, [before], [after]);
            var protocol = after.ToProto();
            tx.Record(new ProtocolCorrected { Protocol = protocol });
            return new CorrectProtocolResponse { Protocol = protocol, Findings = { findings } };
        });
        meters.CountCorrected(request.ValidateOnly);
        return answer;
    }

    private static void RequireMayCorrect(LedgerTransaction tx, CountingScope scope, ProtocolRow before, CorrectProtocolRequest request)
    {
        scope.RequireHolds(before.Region, before.PrecinctId);
        Etags.Require(request.Etag, before.Version);
        RequireOf(before.PrecinctId, request.Protocol);
        RequireInOrder(tx, before);
    }
}
