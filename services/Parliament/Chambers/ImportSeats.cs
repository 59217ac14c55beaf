using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<ImportSeatsResponse> ImportSeats(ImportSeatsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var chamber = ChamberRow.Require(tx, request.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            var inForce = law.On(tx, chamber.Jurisdiction, tx.OccurredDay);
            var regions = inForce.Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
            var known = SeatRow.Of(tx, chamber.Id).Select(row => row.ToProto()).ToDictionary(seat => seat.SeatId, StringComparer.Ordinal);
            var elsewhere = tx.Query<string>(SeatsElsewhere, new { chamber.Id, Ids = request.Rows.Select(row => row.SeatId).ToArray() }).ToHashSet(StringComparer.Ordinal);
            var stored = new List<Seat>();
            var response = new ImportSeatsResponse();
            foreach (var row in request.Rows)
            {
                var result = elsewhere.Contains(row.SeatId)
                    ? Differs($"seat_id: '{row.SeatId}' is a seat of another chamber.")
                    : Decide(row, known, regions, ChamberRules.Of(inForce.Rules, chamber.Id));
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is RowOutcome.Stored)
                    stored.Add(row);
            }

            tx.InsertMany("ChamberSeat", stored.Select(seat => tx.Stamp(SeatRow.Of(chamber.Id, seat))).ToArray());
            if (stored.Count > 0)
                tx.Record(new ChamberSeatsImported { ChamberId = chamber.Id, Seats = { stored } });
            return response;
        });

    private static RowResult Decide(Seat row, Dictionary<string, Seat> known, HashSet<string> regions, ChamberLaw? chamber)
    {
        if (known.TryGetValue(row.SeatId, out var present))
            return present.Equals(row) ? new() { Outcome = RowOutcome.Present } : Differs($"seat_id: '{row.SeatId}' is there already, and differs.");
        if (row.Region.Length > 0 && !regions.Contains(row.Region))
            return new RowResult().Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of the jurisdiction.");
        if (known.Values.Any(seat => seat.SeatClass == row.SeatClass && seat.Number == row.Number && string.Equals(seat.Region, row.Region, StringComparison.Ordinal)))
            return Differs($"number: seat {row.Number} of this class and region is there already.");
        if (SeatRules.Objection(row, chamber, known.Values) is { } objection)
            return new RowResult().Refuse(ErrorReason.SeatsExceeded, objection);
        known.Add(row.SeatId, row);
        return new() { Outcome = RowOutcome.Stored };
    }

    private static RowResult Differs(string message) => new RowResult().Refuse(ErrorReason.SeatDiffers, message);

    private const string SeatsElsewhere = """
        SELECT Id
        FROM ChamberSeat
        WHERE ChamberId <> @Id AND Id IN @Ids
        """;
}
