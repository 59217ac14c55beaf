using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<EndMandateResponse> EndMandate(EndMandateRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mandate = Changing(tx, request.MandateId, request.Etag);
            var endedOn = request.EndedOn.Length > 0 ? request.EndedOn : tx.OccurredDay.Iso();
            var (ended, findings) = changes.Take(tx, mandate, new(MandateAct.Vacate, endedOn),
                row => row with { EndedOn = endedOn, EndReason = request.Reason }, request.Reason);
            return new EndMandateResponse { Mandate = ended, Findings = { findings } };
        });
}
