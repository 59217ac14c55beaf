using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<ListComplaintReportsResponse> ListComplaintReports(ListComplaintReportsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<ReportRow>(ReportsAsked, new { ElectionId = election.Id, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var days = FiledBy(session, election.Id, DateOnly.MaxValue.Iso()).Select(complaint => complaint.OccurredOn).ToArray();
            uint FiledUntil(string day) => (uint)days.Count(filed => string.CompareOrdinal(filed, day) <= 0);
            return new ListComplaintReportsResponse
            {
                Reports = { items.Select(row => row.ToProto(FiledUntil(row.OccurredOn))) },
                NextPageToken = next,
            };
        }));
    }

    private const string ReportsAsked = """
        SELECT *
        FROM ComplaintReport
        WHERE ElectionId = @ElectionId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
