using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

/// <summary>Who would hold a seat: of which class and region, and from when until when.</summary>
internal sealed record SeatClaim(SeatClass SeatClass, string Region, string StartsOn, string EndsOn);

/// <summary>What is known of a seat that a mandate names.</summary>
internal static class SeatFacts
{
    /// <summary>The findings about a seat that a mandate names; none where it names none.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SEAT_NOT_FOUND.</exception>
    public static IReadOnlyList<Finding> Judge(Session session, ChamberRow chamber, string seatId, SeatClaim claim)
    {
        if (seatId.Length == 0)
            return [];
        var seat = SeatRow.Require(session, seatId);
        if (!string.Equals(seat.ChamberId, chamber.Id, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.SeatNotFound, "seat_id", seatId);
        return [.. SeatRules.MayHold(seat.ToProto(), claim, Holders(session, seatId))];
    }

    /// <summary>Every mandate that a seat was held by, oldest first.</summary>
    public static IReadOnlyList<MandateRow> Holders(Session session, string seatId) =>
        session.Query<MandateRow>("SELECT * FROM Mandate WHERE SeatId = @SeatId ORDER BY StartsOn, Id", new { SeatId = seatId });
}
