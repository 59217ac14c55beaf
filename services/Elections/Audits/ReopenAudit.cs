using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<ReopenAuditResponse> ReopenAudit(ReopenAuditRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var audit = Open(tx, request.AuditId, request.Etag);
            var findings = LawOn(tx, audit, tx.OccurredOn).Judge(MayHappen(tx, audit, AuditAct.Reopen, tx.OccurredOn));
            findings.RefuseIfViolated();

            // One that was refuted goes to a hand count again. How it ended stays in the ledger; it has not ended any more.
            var reopened = (audit with { Conclusion = EnumText.Of(AuditConclusion.Unspecified), HandCount = null })
                .Move(tx, AuditAct.Reopen, request.Reason).ToProto(tx);
            tx.Record(new AuditReopened { AuditId = audit.Id, Reason = request.Reason });
            return new ReopenAuditResponse { Audit = reopened, Findings = { findings } };
        });
}
