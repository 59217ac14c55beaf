using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<ReturnNominationResponse> ReturnNomination(ReturnNominationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            Etags.Require(request.Etag, candidate.Version);
            var (changed, findings) = Happen(tx, candidate, CandidateAct.Return, request.Reason, "");
            return new ReturnNominationResponse { Candidate = changed, Findings = { findings } };
        });
}
