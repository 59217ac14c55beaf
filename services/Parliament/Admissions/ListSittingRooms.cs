using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<ListSittingRoomsResponse> ListSittingRooms(ListSittingRoomsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var open = RoomsOpen.To(session, SittingRow.Require(session, request.SittingId).Id);
            var rows = open.Links.Where(link => string.CompareOrdinal(link.RoomId, page.After) > 0).Take(page.Take).ToList();
            var (items, next) = page.Cut(rows, link => link.RoomId);
            return new ListSittingRoomsResponse
            {
                SittingRooms = { items.Select(link => link.ToProto(open.Rooms[link.RoomId], open.AdmittedTo(link.RoomId))) },
                NextPageToken = next,
            };
        }));
    }
}
