using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<ListComplaintsResponse> ListComplaints(ListComplaintsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<ComplaintRow>(ComplaintsAsked, new
            {
                ElectionId = ElectionRow.Require(session, request.ElectionId).Id,
                Filed = EnumText.Of(ComplaintState.Filed),
                Appealed = EnumText.Of(ComplaintState.Appealed),
                States = EnumText.Words(request.States),
                Subjects = EnumText.Words(request.SubjectKinds),
                request.AsOf,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var cases = ComplaintCase.Of(session, [.. items.Select(row => row.Id)], request.AsOf);
            return new ListComplaintsResponse
            {
                Complaints = { items.Select(row => row.ToProto(cases.GetValueOrDefault(row.Id, ComplaintCase.Open))) },
                NextPageToken = next,
            };
        }));
    }

    // Outcomes and the states they lead to have the same words. The last appeal counts: before it is decided, and after.
    private const string ComplaintsAsked = """
        SELECT c.*
        FROM Complaint c
        LEFT JOIN ComplaintDecision d ON d.ComplaintId = c.Id AND (@AsOf = '' OR d.OccurredOn <= @AsOf)
        LEFT JOIN ComplaintAppeal a ON a.ComplaintId = c.Id AND a.Number = (
          SELECT MAX(n.Number) FROM ComplaintAppeal n
          WHERE n.ComplaintId = c.Id AND (@AsOf = '' OR n.OccurredOn <= @AsOf))
        LEFT JOIN ComplaintAppealDecision x ON x.ComplaintId = a.ComplaintId AND x.Number = a.Number AND (@AsOf = '' OR x.OccurredOn <= @AsOf)
        WHERE c.ElectionId = @ElectionId AND c.Id > @After AND (@AsOf = '' OR c.OccurredOn <= @AsOf)
          AND CASE WHEN a.Number IS NULL THEN COALESCE(d.Outcome, @Filed) ELSE COALESCE(x.Outcome, @Appealed) END IN @States
          AND c.SubjectKind IN @Subjects
        ORDER BY c.Id {page}
        """;
}
