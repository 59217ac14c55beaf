using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<CheckAdmissionResponse> CheckAdmission(CheckAdmissionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var asked = AdmissionRequestRow.Require(session, request.AdmissionRequestId);
            var inForce = LawOf(session, asked.Jurisdiction, asked.HeldOn);
            var deciding = inForce.Judge(AdmissionRules.InTime(asked.OccurredOn, day, inForce.Rules.Accreditation)
                .Prepend(AdmissionRules.Lifecycle.MayHappen(asked.StateNow(), AdmissionAct.Grant, $"admissionRequests/{asked.Id}")));
            return new CheckAdmissionResponse { Findings = { deciding, InTheWay(session, asked, request.RoomId) } };
        }));
    }
}
