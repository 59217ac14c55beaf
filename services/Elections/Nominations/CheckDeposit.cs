using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<CheckDepositResponse> CheckDeposit(CheckDepositRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            RequireDeposit(session, candidate.Id);
            return new CheckDepositResponse { Findings = { OnDeposit(session, candidate, request.Outcome, ledger.Today.Iso(), ledger.Today) } };
        }));
}
