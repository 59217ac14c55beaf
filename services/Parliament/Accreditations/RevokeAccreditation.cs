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

            var revoked = accreditation with { RevokedOn = tx.OccurredOn, RevokeReason = request.Reason, Version = accreditation.Version + 1 };
            tx.Execute(Revoke, new { revoked.RevokedOn, revoked.RevokeReason, revoked.Version, revoked.Id });
            tx.Record(new AccreditationRevoked { AccreditationId = revoked.Id, RevokedOn = revoked.RevokedOn, Reason = request.Reason });
            return new RevokeAccreditationResponse { Accreditation = revoked.ToProto() };
        });

    private const string Revoke = """
        UPDATE Accreditation
        SET RevokedOn = @RevokedOn, RevokeReason = @RevokeReason, Version = @Version
        WHERE Id = @Id
        """;
}
