using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<LiftClosureResponse> LiftClosure(LiftClosureRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var order = ClosureRow.Require(tx, request.ClosureId);
            tx.Call.RequireScope(order.Jurisdiction);
            tx.Concerns(order.Jurisdiction);
            Etags.Require(request.Etag, order.Version);
            var (closure, findings) = Happen(tx, order, ClosureAct.Lift, request.Reason, request.DecidedBy, request.VoteId);
            return new LiftClosureResponse { Closure = closure, Findings = { findings } };
        });
}
