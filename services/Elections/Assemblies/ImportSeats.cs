using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ImportSeatsResponse> ImportSeats(ImportSeatsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var office = OfficeRow.Require(tx, request.OfficeId);
            tx.Call.RequireScope(office.Jurisdiction);
            tx.Concerns(office.Jurisdiction);
            var regions = jurisdictions[office.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
            var present = SeatRow.Of(tx, office.Id).Select(row => row.ToTerm()).GroupBy(seat => (seat.Region, seat.Number)).ToDictionary(seat => seat.Key, seat => seat.ToList());
            var stored = new List<Seat>();
            var response = new ImportSeatsResponse();
            foreach (var row in request.Rows)
            {
                var result = Decide(row, regions, present);
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is RowOutcome.Stored)
                    stored.Add(row);
            }

            tx.InsertMany("IndirectSeat", stored.Select(seat => tx.Stamp(SeatRow.Of(office.Id, office.Jurisdiction, seat))).ToArray());
            if (stored.Count > 0)
                tx.Record(new SeatsImported { OfficeId = office.Id, Seats = { stored } });
            return response;
        });

    private static RowResult Decide(Seat row, HashSet<string> regions, Dictionary<(string Region, uint Number), List<SeatTerm>> present)
    {
        if (!regions.Contains(row.Region))
            return new RowResult().Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of the jurisdiction.");
        if (!ElectorateRules.IsInOrder(row.TermFrom, row.TermUntil))
            return new RowResult().Refuse(ErrorReason.SeatDatesInvalid, "term_until: is before term_from.");
        var seat = new SeatTerm(row.Region, row.SeatNumber, row.SeatClass, row.TermFrom, row.TermUntil);
        if (!present.TryGetValue((seat.Region, seat.Number), out var known))
            present[(seat.Region, seat.Number)] = known = [];
        if (known.Contains(seat))
            return new() { Outcome = RowOutcome.Present };
        if (known.Exists(other => ElectorateRules.Overlap(seat.From, seat.Until, other.From, other.Until)))
            return new RowResult().Refuse(ErrorReason.SeatDiffers, $"seat_number: seat {row.SeatNumber} of '{row.Region}' is held on some of these days already.");
        known.Add(seat);
        return new() { Outcome = RowOutcome.Stored };
    }
}
