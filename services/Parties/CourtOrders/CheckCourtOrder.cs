using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.CourtOrders;

public sealed partial class CourtOrderService
{
    /// <inheritdoc />
    public override Task<CheckCourtOrderResponse> CheckCourtOrder(CheckCourtOrderRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckCourtOrderResponse
            {
                Findings =
                {
                    Judge(session, party, request.Measure, request.Ground, request.HasMonths ? request.Months : null, request.AllianceId, day, inForce),
                },
            };
        }));
    }
}
