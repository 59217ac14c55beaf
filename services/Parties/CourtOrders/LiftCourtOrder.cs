using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.CourtOrders;

public sealed partial class CourtOrderService
{
    /// <inheritdoc />
    public override Task<LiftCourtOrderResponse> LiftCourtOrder(LiftCourtOrderRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var order = CourtOrderRow.Require(tx, request.CourtOrderId);
            tx.Call.RequireScope(order.Jurisdiction);
            tx.Concerns(order.Jurisdiction);
            Etags.Require(request.Etag, order.Version);
            var inForce = law.On(tx, order.Jurisdiction, TextFormats.FirstDay(request.LiftedOn));
            var findings = inForce.Judge(CourtOrderRules.MayLift(order, request.LiftedOn, inForce.Rules.Suspension.Citation));
            findings.RefuseIfViolated();

            var lifted = order with { LiftedOn = request.LiftedOn, Version = order.Version + 1 };
            tx.Execute("UPDATE CourtOrder SET LiftedOn = @LiftedOn, Version = @Version WHERE Id = @Id", new { lifted.LiftedOn, lifted.Version, lifted.Id });
            StandingPeriodRow.Rewrite(tx, PartyRow.Require(tx, order.PartyId));
            tx.Record(new CourtOrderLifted { CourtOrderId = order.Id, PartyId = order.PartyId, LiftedOn = request.LiftedOn });
            return new LiftCourtOrderResponse { CourtOrder = lifted.ToProto(), Findings = { findings } };
        });
}
