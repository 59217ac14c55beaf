using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Deliberations;

internal sealed partial class DeliberationService
{
    /// <inheritdoc />
    public override Task<ListCommitteeReportsResponse> ListCommitteeReports(ListCommitteeReportsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<CommitteeReportRow>(
            ReportsAsked, new { BillId = BillRow.Require(session, request.BillId).Id, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListCommitteeReportsResponse { Reports = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string ReportsAsked = """
        SELECT *
        FROM CommitteeReport
        WHERE BillId = @BillId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
