using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<GetCandidateResponse> GetCandidate(GetCandidateRequest request, ServerCallContext context) =>
        Task.FromResult(new GetCandidateResponse
        {
            Candidate = database.Read(session => CandidateRecords.Of(session, [CandidateRow.Require(session, request.CandidateId)], "").Single()),
        });
}
