using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<AdmitToSittingResponse> AdmitToSitting(AdmitToSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = SittingRow.Require(tx, request.SittingId);
            tx.Call.RequireScope(sitting.Jurisdiction);
            tx.Concerns(sitting.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Admission WHERE Id = @Id", new { Id = request.AdmissionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AdmissionExists, "admission_id", request.AdmissionId);
            var accreditation = AccreditationRow.Require(tx, request.AccreditationId);
            if (!string.Equals(accreditation.Jurisdiction, sitting.Jurisdiction, StringComparison.Ordinal))
                throw Refusal.NotFound(ErrorReason.AccreditationNotFound, "accreditation_id", request.AccreditationId);
            var inForce = law.On(tx, sitting.Jurisdiction, TextFormats.FirstDay(sitting.HeldOn));
            var findings = inForce.Judge(AccessRules.IsHeld(sitting).Concat(AccessRules.MayAdmit(
                accreditation, request.Mode, sitting.HeldOn, SittingItemRow.Of(tx, [sitting.Id])[sitting.Id], inForce.Rules,
                PauseRow.Of(tx, accreditation.Id))));
            findings.RefuseIfViolated();

            var row = tx.Stamp(new AdmissionRow
            {
                Id = request.AdmissionId,
                SittingId = sitting.Id,
                AccreditationId = accreditation.Id,
                AccreditationClass = accreditation.AccreditationClass,
                Mode = EnumText.Of(request.Mode),
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("Admission", row);
            var admission = row.ToProto();
            tx.Record(new AccreditedAdmitted { Admission = admission });
            return new AdmitToSittingResponse { Admission = admission, Findings = { findings } };
        });
}
