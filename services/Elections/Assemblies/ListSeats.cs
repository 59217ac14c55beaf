using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListSeatsResponse> ListSeats(ListSeatsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var office = OfficeRow.Require(session, request.OfficeId);
            var rows = SeatRow.Of(session, office.Id, request.Region)
                .Where(row => string.CompareOrdinal(row.TermFrom, day) <= 0 && string.CompareOrdinal(row.TermUntil, day) >= 0
                    && string.CompareOrdinal(SeatRow.Key(row.Region, row.SeatNumber), page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(rows, row => SeatRow.Key(row.Region, row.SeatNumber));
            return new ListSeatsResponse { Seats = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }
}
