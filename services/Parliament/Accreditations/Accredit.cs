using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<AccreditResponse> Accredit(AccreditRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Accreditation WHERE Id = @Id", new { Id = request.AccreditationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AccreditationExists, "accreditation_id", request.AccreditationId);
            if (request.ValidUntil.Length > 0 && string.CompareOrdinal(request.ValidUntil, request.ValidFrom) < 0)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("valid_until", "is before valid_from."));

            var row = tx.Stamp(new AccreditationRow
            {
                Id = request.AccreditationId,
                Jurisdiction = request.Jurisdiction,
                AccreditationClass = EnumText.Of(request.AccreditationClass),
                Organisation = request.Organisation,
                ValidFrom = request.ValidFrom,
                ValidUntil = request.ValidUntil,
                RevokedOn = "",
                RevokeReason = "",
                Version = 1,
            });
            tx.Insert("Accreditation", row);
            var accreditation = row.ToProto();
            tx.Record(new AccreditationGranted { Accreditation = accreditation });
            return new AccreditResponse { Accreditation = accreditation };
        });
}
