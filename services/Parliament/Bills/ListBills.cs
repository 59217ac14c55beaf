using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<ListBillsResponse> ListBills(ListBillsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<BillRow>(BillsAsked, new
            {
                request.Jurisdiction,
                Kinds = EnumText.Words(request.Kinds),
                Stages = EnumText.Words(request.Stages),
                request.IntroducedFrom,
                request.IntroducedTo,
                request.AsOf,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListBillsResponse { Bills = { Told(session, items, request.AsOf) }, NextPageToken = next };
        }));
    }

    // Where a bill stood on a day is the last stage it had reached by then.
    private const string BillsAsked = """
        SELECT b.*
        FROM Bill b
        JOIN BillStep s ON s.BillId = b.Id AND s.Number = (
          SELECT MAX(t.Number) FROM BillStep t WHERE t.BillId = b.Id AND (@AsOf = '' OR t.OccurredOn <= @AsOf))
        WHERE b.Jurisdiction = @Jurisdiction AND b.Id > @After AND b.Kind IN @Kinds AND s.Stage IN @Stages
          AND b.OccurredOn >= @IntroducedFrom AND (@IntroducedTo = '' OR b.OccurredOn <= @IntroducedTo)
        ORDER BY b.Id {page}
        """;
}
