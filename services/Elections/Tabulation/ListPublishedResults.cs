using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<ListPublishedResultsResponse> ListPublishedResults(ListPublishedResultsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            _ = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<PublishedResultRow>(PublishedResultsAsked, new { request.ElectionId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListPublishedResultsResponse { Results = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string PublishedResultsAsked = """
        SELECT *
        FROM PublishedResult
        WHERE ElectionId = @ElectionId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
