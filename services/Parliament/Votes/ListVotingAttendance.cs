using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
<<<<<<<< HEAD:services/Parliament/Votes/ListVoteAttendance.cs
    public override Task<ListVoteAttendanceResponse> ListVoteAttendance(ListVoteAttendanceRequest request, ServerCallContext context)
========
    public override Task<ListVotingAttendanceResponse> ListVotingAttendance(ListVotingAttendanceRequest request, ServerCallContext context)
>>>>>>>> bills:services/Parliament/Votes/ListVotingAttendance.cs
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
<<<<<<<< HEAD:services/Parliament/Votes/ListVoteAttendance.cs
        return Task.FromResult(new ListVoteAttendanceResponse { Members = { members }, NextPageToken = next });
========
        return Task.FromResult(new ListVotingAttendanceResponse { Members = { members }, NextPageToken = next });
>>>>>>>> bills:services/Parliament/Votes/ListVotingAttendance.cs
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
