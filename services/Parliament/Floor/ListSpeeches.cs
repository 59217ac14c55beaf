using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<ListSpeechesResponse> ListSpeeches(ListSpeechesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var rows = session.Query<SpeechRow>(SpeechesAsked, new { SittingId = sitting.Id, request.ItemId, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListSpeechesResponse { Speeches = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string SpeechesAsked = """
        SELECT *
        FROM Speech
        WHERE SittingId = @SittingId AND Id > @After AND (@ItemId = '' OR ItemId = @ItemId)
        ORDER BY Id {page}
        """;
}
