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
                States = EnumText.Words(request.States),
                request.AsOf,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var decisions = DecisionRow.On(session, [.. items.Select(row => row.Id)], request.AsOf);
            return new ListComplaintsResponse
            {
                Complaints = { items.Select(row => row.ToProto(decisions.GetValueOrDefault(row.Id))) },
                NextPageToken = next,
            };
        }));
    }

    // Outcomes and the states they lead to have the same words.
    private const string ComplaintsAsked = """
        SELECT c.*
        FROM Complaint c
        LEFT JOIN ComplaintDecision d ON d.ComplaintId = c.Id AND (@AsOf = '' OR d.OccurredOn <= @AsOf)
        WHERE c.ElectionId = @ElectionId AND c.Id > @After AND (@AsOf = '' OR c.OccurredOn <= @AsOf)
          AND COALESCE(d.Outcome, @Filed) IN @States
        ORDER BY c.Id {page}
        """;
}
