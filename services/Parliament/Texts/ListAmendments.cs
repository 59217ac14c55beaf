using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<ListAmendmentsResponse> ListAmendments(ListAmendmentsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<AmendmentRow>(AmendmentsAsked, new
        {
            BillId = BillRow.Require(session, request.BillId).Id,
            States = EnumText.Words(request.States),
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListAmendmentsResponse { Amendments = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string AmendmentsAsked = """
        SELECT *
        FROM Amendment
        WHERE BillId = @BillId AND Id > @After AND State IN @States AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
