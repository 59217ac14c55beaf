using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<PlaceVoteResponse> PlaceVote(PlaceVoteRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = Enter(tx, request.SittingId);
            var at = SittingClock.Require(request.At, "at");
            var item = SittingItemRow.Require(Agenda(tx, sitting), request.ItemId);
            var vote = VoteFacts.Require(tx, request.VoteId, sitting.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM SittingVote WHERE VoteId = @Id", new { vote.Id }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.VotePlaced, "vote_id", vote.Id);
            var inForce = LawOf(tx, sitting);
            var floor = FloorFacts.Of(tx, sitting, inForce);
            var voters = floor.At(at).Where(chamber => vote.ChamberId.Length == 0 || string.Equals(chamber.ChamberId, vote.ChamberId, StringComparison.Ordinal)).ToList();
            // The vote was taken, with a quorum or without: its place is entered, and the finding says which.
            var findings = inForce.Judge(FloorRules.MayPlace(sitting, item, vote, at)
                .Concat(voters.Select(chamber => chamber.Quorum).OfType<Common.V1.Finding>().Select(FloorRules.Noted))
                .Append(FloorRules.VotersWereThere(vote, voters.Exists(chamber => !chamber.HasPresent) ? null : (uint)voters.Sum(chamber => chamber.Present))));
            findings.RefuseIfViolated();

            var row = tx.Stamp(new SittingVoteRow { VoteId = vote.Id, SittingId = sitting.Id, ItemId = item.ItemId, AtSecond = at, Findings = FindingList.ToBytes(findings) });
            tx.Insert("SittingVote", row);
            SittingRow.Touch(tx, sitting.Id, row.LedgerPosition);
            var placed = row.ToProto();
            tx.Record(new VotePlaced { Vote = placed });
            return new PlaceVoteResponse { Vote = placed, Findings = { findings } };
        });
}
