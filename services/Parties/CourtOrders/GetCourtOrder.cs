using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.CourtOrders;

public sealed partial class CourtOrderService
{
    /// <inheritdoc />
    public override Task<GetCourtOrderResponse> GetCourtOrder(GetCourtOrderRequest request, ServerCallContext context) =>
        Task.FromResult(new GetCourtOrderResponse
        {
            CourtOrder = database.Read(session => CourtOrderRow.Require(session, request.CourtOrderId)).ToProto(),
        });
}
