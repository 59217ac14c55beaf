using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Claims;

public sealed partial class ClaimService
{
    /// <inheritdoc />
    public override Task<GetClaimResponse> GetClaim(GetClaimRequest request, ServerCallContext context) =>
        Task.FromResult(new GetClaimResponse
        {
            Claim = database.Read(session => Read(session, [PartyClaimRow.Require(session, request.ClaimId)], ledger.DayAsked(request.AsOf))[0]),
        });
}
