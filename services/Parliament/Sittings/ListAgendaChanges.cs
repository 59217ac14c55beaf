using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<ListAgendaChangesResponse> ListAgendaChanges(ListAgendaChangesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var after = page.After.Length > 0 ? int.Parse(page.After, CultureInfo.InvariantCulture) : 0;
            var rows = session.Query<AgendaChangeRow>(AgendaChangesAsked, new { SittingId = SittingRow.Require(session, request.SittingId).Id, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
            return new ListAgendaChangesResponse { Changes = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string AgendaChangesAsked = """
        SELECT *
        FROM AgendaChange
        WHERE SittingId = @SittingId AND Number > @After
        ORDER BY Number {page}
        """;
}
