using Grpc.Core;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<ListSeatsResponse> ListSeats(ListSeatsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<SeatRow>(SeatsAsked, new
            {
                ChamberId = ChamberRow.Require(session, request.ChamberId).Id,
                SeatClass = request.SeatClass is SeatClass.Unspecified ? "" : EnumText.Of(request.SeatClass),
                request.Region,
                request.Vacant,
                AsOf = day,
                page.After,
                page.Take,
            });
            var (seats, next) = page.Cut(rows, row => row.Id);
            var holders = (seats.Count == 0 ? [] : session.Query<MandateRow>(HoldersOf, new { Ids = seats.Select(row => row.Id).ToArray() }))
                .ToLookup(row => row.SeatId, StringComparer.Ordinal);
            return new ListSeatsResponse { Seats = { seats.Select(row => SeatStates.On(row, [.. holders[row.Id]], day)) }, NextPageToken = next };
        }));
    }

    private const string SeatsAsked = $$"""
        SELECT *
        FROM ChamberSeat
        WHERE ChamberId = @ChamberId AND Id > @After AND (@SeatClass = '' OR SeatClass = @SeatClass) AND (@Region = '' OR Region = @Region)
          AND (@Vacant = 0 OR NOT EXISTS (SELECT 1 FROM Mandate WHERE Mandate.SeatId = ChamberSeat.Id AND {{MandateRow.IsHeld}}))
        ORDER BY Id {page}
        """;

    private const string HoldersOf = """
        SELECT *
        FROM Mandate
        WHERE SeatId IN @Ids
        ORDER BY StartsOn, Id
        """;
}
