using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<OrderRecountResponse> OrderRecount(OrderRecountRequest request, ServerCallContext context)
    {
        var answer = await ledger.Write(request, context, tx =>
        {
            var (protocol, findings) = Move(tx, request.ElectionId, request.PrecinctId, request.Etag, ProtocolAct.OrderRecount, request.Reason, request.ComplaintId);
            return new OrderRecountResponse { Protocol = protocol, Findings = { findings } };
        });
        meters.CountMoved(answer.Protocol.State, request.ValidateOnly);
        return answer;
    }
}
