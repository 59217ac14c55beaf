using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Chambers;

/// <summary>A seat as it is stored.</summary>
internal sealed record SeatRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ChamberId { get; init; }

    public required string SeatClass { get; init; }

    public required string Region { get; init; }

    public required int Number { get; init; }

    public required int RenewalClass { get; init; }

    /// <summary>The seat of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SEAT_NOT_FOUND.</exception>
    public static SeatRow Require(Session session, string id) =>
        session.Find<SeatRow>("SELECT * FROM ChamberSeat WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.SeatNotFound, "seat_id", id);

    /// <summary>The seats of a chamber, by id.</summary>
    public static IReadOnlyList<SeatRow> Of(Session session, string chamberId) =>
        session.Query<SeatRow>("SELECT * FROM ChamberSeat WHERE ChamberId = @ChamberId ORDER BY Id", new { ChamberId = chamberId });

    /// <summary>The row of a seat.</summary>
    public static SeatRow Of(string chamberId, Seat seat) => new()
    {
        Id = seat.SeatId,
        ChamberId = chamberId,
        SeatClass = EnumText.Of(seat.SeatClass),
        Region = seat.Region,
        Number = (int)Math.Min(seat.Number, int.MaxValue),
        RenewalClass = (int)Math.Min(seat.RenewalClass, int.MaxValue),
    };

    public Seat ToProto() => new()
    {
        SeatId = Id,
        SeatClass = EnumText.Parse<SeatClass>(SeatClass),
        Region = Region,
        Number = (uint)Number,
        RenewalClass = (uint)RenewalClass,
    };
}
