using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<ListVotingAttendanceResponse> ListVotingAttendance(ListVotingAttendanceRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session =>
        {
            var calls = RollCalls.Of(session, request.ChamberId, request.HeldFrom, request.HeldTo);
            return session.Query<PresenceRow>(PresenceOfMembers, new
            {
                calls.Jurisdiction,
                calls.ChamberId,
                calls.HeldFrom,
                calls.HeldTo,
                calls.BillId,
                calls.VoteId,
                page.After,
                page.Take,
            });
        });
        var (items, next) = page.Cut(rows, row => row.Id);
        var members = items.Select(row => new MemberAttendance { PersonId = row.Id, Count = row.ToProto() });
        return Task.FromResult(new ListVotingAttendanceResponse { Members = { members }, NextPageToken = next });
    }

    private const string PresenceOfMembers = $$"""
        SELECT b.PersonId AS Id, {{PresenceRow.Columns}}
        FROM Ballot b
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE {{RollCalls.Counted}} AND {{RollCalls.OfTheChamber}} AND b.PersonId > @After
        GROUP BY b.PersonId
        ORDER BY b.PersonId {page}
        """;
}
