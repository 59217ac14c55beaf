using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.CourtOrders;

/// <summary>An order of a court as it is stored. An empty date is none.</summary>
internal sealed record CourtOrderRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Court { get; init; }

    public required string Measure { get; init; }

    public required string Ground { get; init; }

    public required string GroundText { get; init; }

    public required string AllianceId { get; init; }

    public required string EffectiveFrom { get; init; }

    public required string EffectiveUntil { get; init; }

    public int? Months { get; init; }

    public required string BlockedActs { get; init; }

    public required string LiftedOn { get; init; }

    public required long Version { get; init; }

    /// <summary>The order of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COURT_ORDER_NOT_FOUND.</exception>
    public static CourtOrderRow Require(Session session, string id) =>
        session.Find<CourtOrderRow>("SELECT * FROM CourtOrder WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.CourtOrderNotFound, "court_order_id", id);

    public CourtOrder ToProto()
    {
        var order = new CourtOrder
        {
            CourtOrderId = Id,
            PartyId = PartyId,
            Court = Court,
            Measure = EnumText.Parse<CourtMeasure>(Measure),
            Ground = EnumText.Parse<Ground>(Ground),
            GroundText = GroundText,
            AllianceId = AllianceId,
            EffectiveFrom = EffectiveFrom,
            EffectiveUntil = EffectiveUntil,
            BlockedActs = { BlockedActs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(EnumText.Parse<Act>) },
            LiftedOn = LiftedOn,
            Etag = Etags.Of(Version),
            Recording = ToRecording(),
        };
        if (Months is { } months)
            order.Months = (uint)months;
        return order;
    }
}
