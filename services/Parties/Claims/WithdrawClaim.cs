using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Claims;

public sealed partial class ClaimService
{
    /// <inheritdoc />
    public override Task<WithdrawClaimResponse> WithdrawClaim(WithdrawClaimRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = PartyClaimRow.Require(tx, request.ClaimId);
            RequireVoice(tx, row.Jurisdiction, request.ClaimantPartyId);
            Etags.Require(request.Etag, row.Version);
            // Whatever the day, a claim is withdrawn once.
            var findings = ClaimRules.MayWithdraw(row.ToProto(row.WithdrawnOn, []), request.Claimant, request.ClaimantPartyId, tx.OccurredOn).ToArray();
            findings.RefuseIfViolated();

            var next = row with { WithdrawnOn = tx.OccurredOn, WithdrawalReason = request.Reason, Version = row.Version + 1 };
            tx.Execute(Withdraw, new { next.WithdrawnOn, next.WithdrawalReason, next.Version, next.Id });
            tx.Record(new ClaimWithdrawn { ClaimId = row.Id, PartyId = row.PartyId, WithdrawnOn = next.WithdrawnOn, Reason = request.Reason });
            return new WithdrawClaimResponse { Claim = Read(tx, [next], tx.OccurredOn)[0], Findings = { findings } };
        });

    private const string Withdraw = """
        UPDATE PartyClaim
        SET WithdrawnOn = @WithdrawnOn, WithdrawalReason = @WithdrawalReason, Version = @Version
        WHERE Id = @Id
        """;
}
