using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<ResumeSittingResponse> ResumeSitting(ResumeSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (sitting, findings) = Happen(tx, Enter(tx, request.SittingId, request.Etag), SittingAct.Resume, request.At);
            return new ResumeSittingResponse { Sitting = sitting, Findings = { findings } };
        });
}
