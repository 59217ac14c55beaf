using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<CountComplaintsResponse> CountComplaints(CountComplaintsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var rows = FiledBy(session, election.Id, day);
            var decisions = session.Query<DecisionRow>(DecisionsMade, new { ElectionId = election.Id, Day = day })
                .ToDictionary(row => row.ComplaintId, StringComparer.Ordinal);
            var states = rows.CountBy(row => row.ToProto(decisions.GetValueOrDefault(row.Id)).State).ToDictionary();
            var sources = rows.Cast<RecordedRow>().Concat(decisions.Values).Select(row => row.ToSource());
            return new CountComplaintsResponse
            {
                Total = (uint)rows.Count,
                ByState =
                {
                    Enum.GetValues<ComplaintState>().Where(state => state is not ComplaintState.Unspecified)
                        .Select(state => new ComplaintStateCount { State = state, Count = (uint)states.GetValueOrDefault(state) }),
                },
                AsOf = day,
                // That there are no complaints is known as well as that there is the election.
                Source = Sources.Weakest(sources) ?? election.ToSource(),
            };
        }));
    }

    private const string DecisionsMade = """
        SELECT d.*
        FROM ComplaintDecision d
        JOIN Complaint c ON c.Id = d.ComplaintId
        WHERE c.ElectionId = @ElectionId AND c.OccurredOn <= @Day AND d.OccurredOn <= @Day
        """;
}
