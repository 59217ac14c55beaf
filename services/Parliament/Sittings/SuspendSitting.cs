using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<SuspendSittingResponse> SuspendSitting(SuspendSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (sitting, findings) = Happen(tx, Enter(tx, request.SittingId, request.Etag), SittingAct.Suspend, request.At, request.Reason);
            return new SuspendSittingResponse { Sitting = sitting, Findings = { findings } };
        });
}
