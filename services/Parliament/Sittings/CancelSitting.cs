using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<CancelSittingResponse> CancelSitting(CancelSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (sitting, findings) = Happen(tx, Enter(tx, request.SittingId, request.Etag), SittingAct.Cancel, "", request.Reason, request.DecidedBy);
            return new CancelSittingResponse { Sitting = sitting, Findings = { findings } };
        });
}
