using Grpc.Core;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<GetSeatResponse> GetSeat(GetSeatRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var seat = SeatRow.Require(session, request.SeatId);
            var holders = SeatFacts.Holders(session, seat.Id);
            return new GetSeatResponse { Seat = SeatStates.On(seat, holders, day), Holders = { holders.Select(row => row.ToMember()) } };
        }));
    }
}
