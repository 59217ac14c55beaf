using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task<DecideProtocolResponse> DecideProtocol(DecideProtocolRequest request, ServerCallContext context)
    {
        var act = request.Decision is ProtocolDecision.Return ? ProtocolAct.Return : ProtocolAct.Accept;
        var answer = await ledger.Write(request, context, tx =>
        {
            var (protocol, findings) = Move(tx, request.ElectionId, request.PrecinctId, request.Etag, act, request.Reason);
            if (act is ProtocolAct.Return && request.Reason.Length == 0)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("reason", "is required to return a protocol."));
            return new DecideProtocolResponse { Protocol = protocol, Findings = { findings } };
        });
        meters.CountMoved(answer.Protocol.State, request.ValidateOnly);
        return answer;
    }
}
