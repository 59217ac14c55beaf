using Grpc.Core;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<RequestAdmissionResponse> RequestAdmission(RequestAdmissionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = SittingRow.Require(tx, request.SittingId);
            var accreditation = AccreditationRow.Require(tx, request.AccreditationId);
            Accreditations.AccreditationService.RequireAccredited(tx.Call, accreditation);
            tx.Concerns(sitting.Jurisdiction);
            if (!string.Equals(accreditation.Jurisdiction, sitting.Jurisdiction, StringComparison.Ordinal))
                throw Refusal.NotFound(ErrorReason.AccreditationNotFound, "accreditation_id", request.AccreditationId);
            if (tx.Find<int?>("SELECT 1 FROM AdmissionRequest WHERE Id = @Id", new { Id = request.AdmissionRequestId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AdmissionRequestExists, "admission_request_id", request.AdmissionRequestId);
            var items = ItemsNamed(tx, sitting.Id, request.ItemIds);
            var inForce = LawOf(tx, sitting.Jurisdiction, sitting.HeldOn);
            var findings = inForce.Judge(AdmissionRules.MayRequest(sitting, tx.OccurredDay.Iso(), inForce.Rules.Accreditation));
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, sitting, accreditation, items, FindingList.ToBytes(findings)));
            tx.Insert("AdmissionRequest", row);
            var filed = row.ToProto(null);
            tx.Record(new AdmissionRequested { AdmissionRequest = filed });
            return new RequestAdmissionResponse { AdmissionRequest = filed, Findings = { findings } };
        });

    private static AdmissionRequestRow Row(RequestAdmissionRequest request, SittingRow sitting, AccreditationRow accreditation, string items, byte[] findings) => new()
    {
        Id = request.AdmissionRequestId,
        SittingId = sitting.Id,
        Jurisdiction = sitting.Jurisdiction,
        HeldOn = sitting.HeldOn,
        AccreditationId = accreditation.Id,
        AccreditationClass = accreditation.AccreditationClass,
        ItemIds = items,
        ModeAsked = EnumText.Of(request.ModeAsked),
        Persons = (int)request.Persons,
        State = EnumText.Of(AdmissionState.Filed),
        Version = 1,
        Findings = findings,
    };
}
