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
    public override async Task<DecideNominationResponse> DecideNomination(DecideNominationRequest request, ServerCallContext context)
    {
        var party = await AskNominator(request.CandidateId, request.OccurredOn.Length > 0 ? request.OccurredOn : ledger.Today.Iso(), context);
        return await ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            Etags.Require(request.Etag, candidate.Version);
            var registers = request.Outcome is NominationOutcome.Registered;
            var act = registers ? CandidateAct.Register : CandidateAct.Refuse;
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            var order = Asked(tx, candidate, act, tx.OccurredDay, inForce);
            RefuseWhatBinds(order, act);
            var eligibility = Eligibility.On(tx, candidate, tx.OccurredDay.Iso(), inForce, party);
            if (registers)
                eligibility.RefuseIfViolated();

            return new DecideNominationResponse
            {
                Candidate = Move(tx, candidate, act, request.Reason, [.. order, .. eligibility], party: party),
                Findings = { order, eligibility },
            };
        });
    }
}
