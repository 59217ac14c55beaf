using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<DecideAdmissionResponse> DecideAdmission(DecideAdmissionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var asked = AdmissionRequestRow.Require(tx, request.AdmissionRequestId);
            tx.Call.RequireScope(asked.Jurisdiction);
            tx.Concerns(asked.Jurisdiction);
            Etags.Require(request.Etag, asked.Version);
            RequireSaid(request);
            var findings = JudgeDecision(tx, asked, request);

            var decided = asked with { State = EnumText.Of(request.Granted ? AdmissionState.Granted : AdmissionState.Refused), Version = asked.Version + 1 };
            var decision = tx.Stamp(new AdmissionDecisionRow
            {
                RequestId = asked.Id,
                Granted = request.Granted,
                Mode = request.Granted ? RoomRow.Require(tx, request.RoomId, asked.Jurisdiction).Mode : EnumText.Of(AccessMode.Unspecified),
                RoomId = request.Granted ? request.RoomId : "",
                RefusalGround = EnumText.Of(request.RefusalGround),
                Reason = request.Reason,
                DecidedBy = request.DecidedBy,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("AdmissionDecision", decision);
            tx.Execute("UPDATE AdmissionRequest SET State = @State, Version = @Version WHERE Id = @Id", new { decided.State, decided.Version, decided.Id });
            tx.Record(new AdmissionDecided { AdmissionRequestId = asked.Id, Decision = decision.ToProto() });
            return new DecideAdmissionResponse { AdmissionRequest = decided.ToProto(decision), Findings = { findings } };
        });

    private static void RequireSaid(DecideAdmissionRequest request)
    {
        if (request.Granted && (request.RoomId.Length == 0 || request.RefusalGround is not RefusalGround.Unspecified))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("room_id", "is needed where admission is granted, and no refusal_ground."));
        if (!request.Granted && (request.RefusalGround is RefusalGround.Unspecified || request.Reason.Length == 0))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("refusal_ground", "and reason are needed where admission is refused."));
    }

    // What stands in the way forbids to grant, and is the reason of a refusal: only the rules of refusing itself forbid that.
    private IReadOnlyList<Finding> JudgeDecision(LedgerTransaction tx, AdmissionRequestRow asked, DecideAdmissionRequest request)
    {
        var inForce = LawOf(tx, asked.Jurisdiction, asked.HeldOn);
        var (rules, act) = (inForce.Rules.Accreditation, request.Granted ? AdmissionAct.Grant : AdmissionAct.Refuse);
        var inTheWay = InTheWay(tx, asked, request.RoomId);
        var deciding = inForce.Judge(AdmissionRules.InTime(asked.OccurredOn, tx.OccurredDay.Iso(), rules)
            .Prepend(AdmissionRules.Lifecycle.MayHappen(asked.StateNow(), act, $"admissionRequests/{asked.Id}"))
            .Concat(request.Granted ? [] : AdmissionRules.MayRefuse(request.RefusalGround, inTheWay, rules)));
        IReadOnlyList<Finding> findings = [.. deciding, .. inTheWay];
        (request.Granted ? findings : deciding).RefuseIfViolated();
        return findings;
    }
}
