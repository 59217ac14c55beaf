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

    // What was recorded by a day is the last version of that time; a vote that was never corrected has but one.
    private static Vote Told(Session session, VoteRow vote, string day)
    {
        if (day.Length == 0)
            return vote.ToProto();
        if (string.CompareOrdinal(vote.OccurredOn, day) > 0)
            throw Refusal.NotFound(ErrorReason.VoteNotFound, "vote_id", vote.Id);
        var versions = VoteVersionRow.Of(session, vote.Id, day);
        return versions.Count == 0 ? vote.ToProto() : versions[^1].ToProto().Vote;
    }
}
