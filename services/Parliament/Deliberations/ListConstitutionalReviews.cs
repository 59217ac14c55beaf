using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Deliberations;

internal sealed partial class DeliberationService
{
    /// <inheritdoc />
    public override Task<ListConstitutionalReviewsResponse> ListConstitutionalReviews(ListConstitutionalReviewsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<ConstitutionalReviewRow>(
            ReviewsAsked, new { BillId = BillRow.Require(session, request.BillId).Id, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListConstitutionalReviewsResponse { Reviews = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string ReviewsAsked = """
        SELECT *
        FROM ConstitutionalReview
        WHERE BillId = @BillId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
