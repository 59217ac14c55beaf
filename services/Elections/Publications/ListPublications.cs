using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Publications;

public sealed partial class PublicationService
{
    /// <inheritdoc />
    public override Task<ListPublicationsResponse> ListPublications(ListPublicationsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            _ = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<PublicationRow>(PublicationsAsked, new { request.ElectionId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListPublicationsResponse { Publications = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string PublicationsAsked = """
        SELECT *
        FROM Publication
        WHERE ElectionId = @ElectionId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
