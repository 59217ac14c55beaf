using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Parliament.Votes;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

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
            var entry = new VoteEntry(bill, request.ChamberId, request.Matter, Counts(request), request.HeldOn) { AmendmentId = request.AmendmentId };
            entry.RequireNew(tx, request.VoteId);
            var inForce = law.On(tx, bill.Jurisdiction, TextFormats.FirstDay(request.HeldOn));
            var findings = inForce.Judge(entry.MayRecord(inForce.Rules));
            findings.RefuseIfViolated();

            var vote = entry.Store(tx, request.VoteId, request.Method, hasBallots: false, findings, inForce).ToProto();
            VoteVersionRow.Add(tx, vote, []);
            tx.Record(new VoteRecorded { Vote = vote });
            return new RecordVoteResponse { Vote = vote, Findings = { vote.Findings } };
        });

    private static VoteCounts Counts(RecordVoteRequest request) => new(
        request.VotesFor, request.VotesAgainst, request.Abstained, request.HasAbsent ? request.Absent : null,
        request.HasPresent ? request.Present : null, request.HasExcused ? request.Excused : null);
}
