using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<DecideClosureAppealResponse> DecideClosureAppeal(DecideClosureAppealRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var order = ClosureRow.Require(tx, request.ClosureId);
            tx.Call.RequireScope(order.Jurisdiction);
            tx.Concerns(order.Jurisdiction);
            Etags.Require(request.Etag, order.Version);
            var act = request.Lifts ? ClosureAct.LiftOnAppeal : ClosureAct.UpholdOnAppeal;
            var (closure, findings) = Happen(tx, order, act, request.Reason, request.DecidedBy);
            return new DecideClosureAppealResponse { Closure = closure, Findings = { findings } };
        });
}
