using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<CheckQuorumResponse> CheckQuorum(CheckQuorumRequest request, ServerCallContext context)
    {
        if (new[] { request.At, request.ItemId, request.VoteId }.Count(asked => asked.Length > 0) != 1)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("at", "or item_id or vote_id is needed, and one of them alone."));
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var inForce = law.On(session, sitting.Jurisdiction, TextFormats.FirstDay(request.AsOf.Length > 0 ? request.AsOf : sitting.HeldOn));
            var floor = FloorFacts.Of(session, sitting, inForce);
            var (agenda, votes) = (Agenda(session, sitting), SittingVoteRow.Of(session, sitting.Id));
            var readings = MomentsAsked(session, request, floor, agenda, votes).Select(at => Reading(floor, agenda, votes, at)).ToList();
            var citation = inForce.Rules.Sittings?.Quorum?.Citation?.Source;
            return new CheckQuorumResponse
            {
                Findings = { readings.SelectMany(reading => reading.Chambers).Select(chamber => chamber.Quorum).OfType<Finding>() },
                Readings = { readings },
                Source = Sources.Weakest(floor.Attendance.Select(row => row.ToSource()).Append(sitting.ToSource()).Concat(citation is null ? [] : [citation])),
            };
        }));
    }

    private static IEnumerable<long> MomentsAsked(
        Session session, CheckQuorumRequest request, FloorFacts floor, IReadOnlyList<SittingItemRow> agenda, IReadOnlyList<SittingVoteRow> votes)
    {
        if (request.At.Length > 0)
            return [SittingClock.Require(request.At, "at")];
        if (request.VoteId.Length > 0)
        {
            var placed = votes.FirstOrDefault(vote => string.Equals(vote.VoteId, request.VoteId, StringComparison.Ordinal));
            return [(placed ?? throw Refusal.NotFound(ErrorReason.VoteNotFound, "vote_id", request.VoteId)).AtSecond];
        }

        var item = SittingItemRow.Require(agenda, request.ItemId);
        if (item.TakenUpAt is not { } takenUp)
            return [];
        var until = agenda.Select(other => other.TakenUpAt).Where(at => at > takenUp)
            .Concat(SittingChangeRow.Of(session, floor.Sitting.Id).Where(change => change.State is "CLOSED").Select(change => change.AtSecond)).Min();
        return FloorRules.Moments(takenUp, until,
            votes.Where(vote => string.Equals(vote.ItemId, item.ItemId, StringComparison.Ordinal)).Select(vote => vote.AtSecond), floor.Attendance);
    }

    private static QuorumReading Reading(FloorFacts floor, IReadOnlyList<SittingItemRow> agenda, IReadOnlyList<SittingVoteRow> votes, long at) => new()
    {
        At = SittingClock.Text(at),
        ItemId = agenda.Where(item => item.TakenUpAt <= at).MaxBy(item => item.TakenUpAt)?.ItemId ?? "",
        VoteId = votes.FirstOrDefault(vote => vote.AtSecond == at)?.VoteId ?? "",
        Chambers = { floor.At(at) },
    };
}
