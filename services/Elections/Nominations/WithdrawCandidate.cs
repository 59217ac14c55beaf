using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
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
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge([NominationRules.MayMove(
                candidate.Id, EnumText.Parse<CandidateState>(candidate.State), CandidateState.Withdrawn)]);
            findings.RefuseIfViolated();
            return new WithdrawCandidateResponse
            {
                Candidate = Move(tx, candidate, CandidateState.Withdrawn, request.Reason, findings),
                Findings = { findings },
            };
        });
}
