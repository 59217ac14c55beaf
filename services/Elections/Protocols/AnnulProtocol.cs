using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<AnnulProtocolResponse> AnnulProtocol(AnnulProtocolRequest request, ServerCallContext context)
    {
        var answer = await ledger.Write(request, context, tx =>
        {
            var (protocol, findings) = Move(tx, request.ElectionId, request.PrecinctId, request.Etag, ProtocolAct.Annul, request.Reason, request.ComplaintId);
            return new AnnulProtocolResponse { Protocol = protocol, Findings = { findings } };
        });
        meters.CountMoved(answer.Protocol.State, request.ValidateOnly);
        return answer;
    }
}
