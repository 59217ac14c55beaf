using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<DecideNominationResponse> DecideNomination(DecideNominationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            Etags.Require(request.Etag, candidate.Version);
            var registers = request.Outcome is NominationOutcome.Registered;
            var state = registers ? CandidateState.Registered : CandidateState.Refused;
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            var order = inForce.Judge([NominationRules.MayMove(candidate.Id, EnumText.Parse<CandidateState>(candidate.State), state)]);
            order.RefuseIfViolated();
            var eligibility = Eligibility.On(tx, candidate, tx.OccurredDay.Iso(), inForce);
            if (registers)
                eligibility.RefuseIfViolated();

            return new DecideNominationResponse
            {
                Candidate = Move(tx, candidate, state, request.Reason, [.. order, .. eligibility]),
                Findings = { order, eligibility },
            };
        });
}
