using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<GetVoteResponse> GetVote(GetVoteRequest request, ServerCallContext context) =>
        Task.FromResult(new GetVoteResponse { Vote = database.Read(session => Told(session, VoteRow.Require(session, request.VoteId), request.AsOf)) });

    private static Vote Told(Session session, VoteRow vote, string day) => day.Length == 0 || string.CompareOrdinal(vote.OccurredOn, day) <= 0
        ? VoteVersionRow.Told(session, vote, day)
        : throw Refusal.NotFound(ErrorReason.VoteNotFound, "vote_id", vote.Id);
}
