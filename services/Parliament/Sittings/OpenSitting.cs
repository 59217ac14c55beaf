using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<OpenSittingResponse> OpenSitting(OpenSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (sitting, findings) = Happen(tx, Enter(tx, request.SittingId, request.Etag), SittingAct.Open, request.At);
            return new OpenSittingResponse { Sitting = sitting, Findings = { findings } };
        });
}
