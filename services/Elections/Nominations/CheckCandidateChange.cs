using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<CheckCandidateChangeResponse> CheckCandidateChange(CheckCandidateChangeRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            var inForce = law.On(session, candidate.Jurisdiction, ledger.Today);
            return new CheckCandidateChangeResponse { Findings = { Asked(session, candidate, request.Act, ledger.Today, inForce) } };
        }));
}
