using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<ListTermsResponse> ListTerms(ListTermsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<TermRow>(
            TermsAsked, new { OfficeId = OfficeRow.Require(session, request.OfficeId).Id, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListTermsResponse { Terms = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string TermsAsked = """
        SELECT *
        FROM Term
        WHERE OfficeId = @OfficeId AND Id > @After AND (@AsOf = '' OR StartsOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
