using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ListTurnoutReportsResponse> ListTurnoutReports(ListTurnoutReportsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            _ = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<TurnoutReportRow>(ReportsAsked, new { request.ElectionId, request.Region, request.At, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Slot);
            return new ListTurnoutReportsResponse { Reports = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string ReportsAsked = """
        SELECT *
        FROM TurnoutReport
        WHERE ElectionId = @ElectionId AND Slot > @After AND (@Region = '' OR Region = @Region) AND (@At = '' OR ReportedFor = @At)
        ORDER BY Slot {page}
        """;
}
