using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<CheckCandidateChangeResponse> CheckCandidateChange(CheckCandidateChangeRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            var inForce = law.On(session, candidate.Jurisdiction, ledger.Today);
            var order = NominationRules.MayHappen(candidate.Id, EnumText.Parse<CandidateState>(candidate.State), request.Act);
            return new CheckCandidateChangeResponse { Findings = { inForce.Judge([order]) } };
        }));
}
