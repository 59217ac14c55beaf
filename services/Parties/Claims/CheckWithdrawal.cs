using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Claims;

public sealed partial class ClaimService
{
    /// <inheritdoc />
    public override Task<CheckWithdrawalResponse> CheckWithdrawal(CheckWithdrawalRequest request, ServerCallContext context)
    {
        var row = database.Read(session => PartyClaimRow.Require(session, request.ClaimId));
        var findings = ClaimRules.MayWithdraw(
            row.ToProto(row.WithdrawnOn, []), request.Claimant, row.ClaimantPartyId, ledger.DayAsked(request.AsOf));
        return Task.FromResult(new CheckWithdrawalResponse { Findings = { findings } });
    }
}
