using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<CheckVoteResponse> CheckVote(CheckVoteRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var counts = new VoteCounts(
            request.VotesFor, request.VotesAgainst, request.Abstained, request.HasAbsent ? request.Absent : null,
            request.HasPresent ? request.Present : null, request.HasExcused ? request.Excused : null);
        return Task.FromResult(database.Read(session =>
        {
            var bill = BillRow.Require(session, request.BillId);
            var inForce = law.On(session, bill.Jurisdiction, TextFormats.FirstDay(day));
            var entry = new VoteEntry(bill, request.ChamberId, request.Matter, counts, day);
            var (result, decided) = entry.Decide(inForce.Rules);
            return new CheckVoteResponse { Result = result, Findings = { inForce.Judge(entry.MayRecord(inForce.Rules).Concat(decided)) } };
        }));
    }
}
