using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<ListRoomsResponse> ListRooms(ListRoomsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<RoomRow>(RoomsAsked, new { request.Jurisdiction, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListRoomsResponse { Rooms = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string RoomsAsked = """
        SELECT *
        FROM Room
        WHERE Jurisdiction = @Jurisdiction AND Id > @After
        ORDER BY Id {page}
        """;
}
