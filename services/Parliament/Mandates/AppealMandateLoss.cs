using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<AppealMandateLossResponse> AppealMandateLoss(AppealMandateLossRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mandate = Changing(tx, request.MandateId, request.Etag);
            var (appealed, findings) = changes.Take(tx, mandate, new(MandateAct.Appeal, tx.OccurredDay.Iso()), row => row, request.Reason);
            return new AppealMandateLossResponse { Mandate = appealed, Findings = { findings } };
        });
}
