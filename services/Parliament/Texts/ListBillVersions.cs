using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<ListBillVersionsResponse> ListBillVersions(ListBillVersionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<BillVersionRow>(VersionsAsked, new
        {
            BillId = BillRow.Require(session, request.BillId).Id,
            Statuses = EnumText.Words(request.Statuses),
            request.Language,
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListBillVersionsResponse { Versions = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string VersionsAsked = """
        SELECT *
        FROM BillVersion
        WHERE BillId = @BillId AND Id > @After AND Status IN @Statuses AND (@Language = '' OR Language = @Language)
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
