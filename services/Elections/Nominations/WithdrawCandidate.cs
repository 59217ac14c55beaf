using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<WithdrawCandidateResponse> WithdrawCandidate(WithdrawCandidateRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            RequireCommissionOrParty(tx.Call, candidate.Jurisdiction, candidate.Nominator, candidate.PartyId);
            tx.Concerns(candidate.Jurisdiction);
            Etags.Require(request.Etag, candidate.Version);
            var (changed, findings) = Happen(tx, candidate, CandidateAct.Withdraw, request.Reason);
            return new WithdrawCandidateResponse { Candidate = changed, Findings = { findings } };
        });
}
