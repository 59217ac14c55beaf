using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<ListSittingChangesResponse> ListSittingChanges(ListSittingChangesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var after = page.After.Length > 0 ? int.Parse(page.After, CultureInfo.InvariantCulture) : 0;
            var rows = session.Query<SittingChangeRow>(SittingChangesAsked, new { SittingId = SittingRow.Require(session, request.SittingId).Id, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
            return new ListSittingChangesResponse { Changes = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string SittingChangesAsked = """
        SELECT *
        FROM SittingChange
        WHERE SittingId = @SittingId AND Number > @After
        ORDER BY Number {page}
        """;
}
