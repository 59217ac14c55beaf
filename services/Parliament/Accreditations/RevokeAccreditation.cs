using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<RevokeAccreditationResponse> RevokeAccreditation(RevokeAccreditationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var accreditation = AccreditationRow.Require(tx, request.AccreditationId);
            tx.Call.RequireScope(accreditation.Jurisdiction);
            tx.Concerns(accreditation.Jurisdiction);
            Etags.Require(request.Etag, accreditation.Version);
            if (accreditation.RevokedOn.Length > 0)
                throw Refusal.AlreadyExists(ErrorReason.AccreditationRevoked, "accreditation_id", accreditation.Id);

            var (revoked, findings) = Happen(tx, accreditation, AccreditationAct.Revoke, request.Reason, ground: request.Ground,
                changed: row => row with { RevokedOn = tx.OccurredOn, RevokeReason = request.Reason, RevokeGround = EnumText.Of(request.Ground) });
            return new RevokeAccreditationResponse { Accreditation = revoked, Findings = { findings } };
        });
}
