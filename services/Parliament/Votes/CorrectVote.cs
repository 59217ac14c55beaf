using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<CorrectVoteResponse> CorrectVote(CorrectVoteRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = VoteRow.Require(tx, request.VoteId);
            tx.Call.RequireScope(before.Jurisdiction);
            tx.Concerns(before.Jurisdiction);
            Etags.Require(request.Etag, before.Corrections + 1);
            RequireOneEach(request.Ballots);
            var inForce = law.On(tx, before.Jurisdiction, TextFormats.FirstDay(before.HeldOn));
            var correction = VoteCorrection.Of(tx, before, request, inForce.Rules);
            var findings = inForce.Judge(correction.MayBeMade(tx, inForce.Rules));
            findings.RefuseIfViolated();

            var vote = correction.Store(tx, request.Reason, findings, inForce).ToProto();
            var ballots = correction.Changed.Select(row => row.ToProto(vote.HeldOn)).ToList();
            VoteVersionRow.Add(tx, vote, ballots);
            tx.Record(new VoteCorrected { Vote = vote, Ballots = { ballots } });
            return new CorrectVoteResponse { Vote = vote, Findings = { vote.Findings } };
        });
}
