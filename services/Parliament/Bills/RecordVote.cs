using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<RecordVoteResponse> RecordVote(RecordVoteRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM BillVote WHERE Id = @Id", new { Id = request.VoteId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.VoteExists, "vote_id", request.VoteId);
            ChamberRow.RequireWithin(tx, request.ChamberId, bill.Jurisdiction);
            var inForce = law.On(tx, bill.Jurisdiction, TextFormats.FirstDay(request.HeldOn));
            var counts = new VoteCounts(request.VotesFor, request.VotesAgainst, request.Abstained, request.HasAbsent ? request.Absent : null);
            var findings = inForce.Judge(VoteRules.MayRecord(
                bill.KindOf, bill.StageNow, bill.OccurredOn, request.Matter, request.ChamberId, counts, request.HeldOn, inForce.Rules));
            findings.RefuseIfViolated();

            var seats = VoteRules.Seats(request.ChamberId, inForce.Rules);
            var majority = VoteRules.Majority(bill.KindOf, request.Matter, inForce.Rules.Bills)!;
            var reached = VoteRules.IsReached(majority, request.ChamberId, counts, seats);
            findings = [.. findings, .. inForce.Judge([reached])];
            var row = tx.Stamp(Row(request, bill, seats, reached.Outcome is Outcome.Satisfied ? VoteResult.Passed : VoteResult.Failed, FindingList.ToBytes(findings)));
            tx.Insert("BillVote", row);
            var vote = row.ToProto();
            tx.Record(new VoteRecorded { Vote = vote });
            return new RecordVoteResponse { Vote = vote, Findings = { findings } };
        });

    private static VoteRow Row(RecordVoteRequest request, BillRow bill, uint seats, VoteResult result, byte[] findings) => new()
    {
        Id = request.VoteId,
        BillId = bill.Id,
        Jurisdiction = bill.Jurisdiction,
        ChamberId = request.ChamberId,
        Matter = EnumText.Of(request.Matter),
        Method = EnumText.Of(request.Method),
        VotesFor = request.VotesFor,
        VotesAgainst = request.VotesAgainst,
        Abstained = request.Abstained,
        Absent = request.HasAbsent ? request.Absent : null,
        Seats = seats,
        HeldOn = request.HeldOn,
        Result = EnumText.Of(result),
        Findings = findings,
    };
}
