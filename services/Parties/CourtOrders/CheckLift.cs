using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.CourtOrders;

public sealed partial class CourtOrderService
{
    /// <inheritdoc />
    public override Task<CheckLiftResponse> CheckLift(CheckLiftRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var order = CourtOrderRow.Require(session, request.CourtOrderId);
            var inForce = law.On(session, order.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckLiftResponse
            {
                Findings = { inForce.Judge(CourtOrderRules.MayLift(order, day, inForce.Rules.Suspension.Citation)) },
            };
        }));
    }
}
