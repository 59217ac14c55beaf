using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<GetAttendanceResponse> GetAttendance(GetAttendanceRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var calls = RollCalls.Of(session, request.ChamberId, request.HeldFrom, request.HeldTo);
            var groups = session.Query<PresenceRow>(PresenceOfGroups, calls);
            var (votes, basis) = calls.Basis(session);
            return new GetAttendanceResponse
            {
                Groups = { groups.Select(row => new GroupAttendance { GroupId = row.Id, Count = row.ToProto() }) },
                Total = PresenceRow.Sum(groups),
                Votes = votes,
                Basis = basis,
            };
        }));

    private const string PresenceOfGroups = $"""
        SELECT b.GroupId AS Id, {PresenceRow.Columns}
        FROM Ballot b
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE {RollCalls.Counted} AND {RollCalls.OfTheChamber}
        GROUP BY b.GroupId
        ORDER BY b.GroupId
        """;
}
