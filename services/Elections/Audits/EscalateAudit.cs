using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<EscalateAuditResponse> EscalateAudit(EscalateAuditRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var audit = Open(tx, request.AuditId, request.Etag);
            var act = request.Escalation is Escalation.NextRound ? AuditAct.Continue : AuditAct.CountByHand;
            var inForce = LawOn(tx, audit, tx.OccurredOn);
            var next = (uint)AuditRoundRow.Of(tx, [audit.Id])[audit.Id].Count() + 1;
            var findings = inForce.Judge(MayHappen(tx, audit, act, tx.OccurredOn)
                .Concat(act is AuditAct.Continue && inForce.Rules.Audits?.Rounds is { } rounds ? [rounds.Against(next)] : []));
            findings.RefuseIfViolated();

            var escalated = audit.Move(tx, act, request.Reason).ToProto(tx);
            tx.Record(new AuditEscalated { AuditId = audit.Id, Escalation = request.Escalation, Reason = request.Reason });
            return new EscalateAuditResponse { Audit = escalated, Findings = { findings } };
        });
}
