using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<DecideNominationAppealResponse> DecideNominationAppeal(DecideNominationAppealRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            Etags.Require(request.Etag, candidate.Version);
            var act = request.Outcome is AppealOutcome.Upheld ? CandidateAct.Uphold : CandidateAct.Dismiss;
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            var order = inForce.Judge([NominationRules.MayHappen(candidate.Id, EnumText.Parse<CandidateState>(candidate.State), act)]);
            order.RefuseIfViolated();
            // The authority decides against the rules as well as by them: what is not met stands beside its decision.
            Finding[] findings = [.. order, .. Eligibility.On(tx, candidate, tx.OccurredDay.Iso(), inForce)];
            return new DecideNominationAppealResponse
            {
                Candidate = Move(tx, candidate, act, request.Reason, findings, request.Authority),
                Findings = { findings },
            };
        });
}
