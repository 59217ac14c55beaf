using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<CloseSittingResponse> CloseSitting(CloseSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (sitting, findings) = Happen(tx, Enter(tx, request.SittingId, request.Etag), SittingAct.Close, request.At);
            return new CloseSittingResponse { Sitting = sitting, Findings = { findings } };
        });
}
