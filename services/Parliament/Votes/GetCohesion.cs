using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<GetCohesionResponse> GetCohesion(GetCohesionRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var calls = RollCalls.Of(session, request.ChamberId, request.HeldFrom, request.HeldTo) with { BillId = request.BillId, VoteId = request.VoteId };
            var members = session.Query<GroupSize>(SizesOfGroups, calls).ToDictionary(row => row.GroupId, row => (uint)row.Members, StringComparer.Ordinal);
            var groups = session.Query<GroupVote>(VotesOfGroups, calls).GroupBy(row => row.GroupId, StringComparer.Ordinal);
            var (votes, basis) = calls.Basis(session);
            return new GetCohesionResponse
            {
                Groups = { groups.Select(group => CohesionRules.Measure(group.Key, members.GetValueOrDefault(group.Key), group)) },
                Votes = votes,
                Basis = basis,
            };
        }));

    private sealed record GroupSize
    {
        public required string GroupId { get; init; }

        public required long Members { get; init; }
    }

    private const string SizesOfGroups = $"""
        SELECT b.GroupId, COUNT(DISTINCT b.PersonId) AS Members
        FROM Ballot b
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE {RollCalls.Counted} AND {RollCalls.OfTheChamber} AND b.Choice IN ('FOR', 'AGAINST')
        GROUP BY b.GroupId
        """;

    private const string VotesOfGroups = $"""
        SELECT b.GroupId, b.VoteId, SUM(CASE b.Choice WHEN 'FOR' THEN 1 ELSE 0 END) AS VotesFor,
          SUM(CASE b.Choice WHEN 'AGAINST' THEN 1 ELSE 0 END) AS VotesAgainst
        FROM Ballot b
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE {RollCalls.Counted} AND {RollCalls.OfTheChamber} AND b.GroupId <> ''
        GROUP BY b.GroupId, b.VoteId
        ORDER BY b.GroupId, b.VoteId
        """;
}
