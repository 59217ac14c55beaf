using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<DecideMandateLossAppealResponse> DecideMandateLossAppeal(DecideMandateLossAppealRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mandate = Changing(tx, request.MandateId, request.Etag);
            var step = new MandateStep(request.Restored ? MandateAct.Restore : MandateAct.Confirm, tx.OccurredDay.Iso(), Body: MandateLossBody.Court);
            var (decided, findings) = changes.Take(tx, mandate, step,
                row => request.Restored ? row with { EndedOn = "", EndReason = "" } : row, request.Reason, request.Decision);
            return new DecideMandateLossAppealResponse { Mandate = decided, Findings = { findings } };
        });
}
