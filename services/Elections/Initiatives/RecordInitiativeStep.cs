using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<RecordInitiativeStepResponse> RecordInitiativeStep(RecordInitiativeStepRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = InitiativeRow.Require(tx, request.InitiativeId);
            RequirePower(tx.Call, request.Step, initiative.Jurisdiction);
            tx.Concerns(initiative.Jurisdiction);
            Etags.Require(request.Etag, initiative.Version);
            if (request.ReplacedByElectionId.Length > 0)
                _ = ElectionRow.Require(tx, request.ReplacedByElectionId, "replaced_by_election_id");
            var steps = InitiativeStepRow.Of(tx, initiative.Id);
            var findings = initiative.ToLaw().Judge(MayFollow(initiative, steps, request.Step));
            findings.RefuseIfViolated();

            var step = InitiativeStepRow.After(steps, tx, request.Step, request.Authority, request.Reason, findings)
                with
            { ReplacedByElectionId = request.ReplacedByElectionId };
            return new RecordInitiativeStepResponse { Initiative = Take(tx, initiative, steps, step), Findings = { findings } };
        });

    /// <summary>Each power records its own acts; the end of an initiative is recorded by whichever brought it about.</summary>
    private static void RequirePower(Call call, InitiativeStep step, string jurisdiction)
    {
        switch (step)
        {
            case InitiativeStep.Rejected or InitiativeStep.Called:
                call.RequireScope(Role.PresidentOffice, jurisdiction);
                break;
            case InitiativeStep.ProposedByParliament or InitiativeStep.Overridden:
                call.RequireScope(Role.ParliamentSecretariat, jurisdiction);
                break;
            case InitiativeStep.FoundUnconstitutional:
                call.RequireScope(Role.Court, jurisdiction);
                break;
            case InitiativeStep.Cancelled or InitiativeStep.Withdrawn:
                call.RequireScope(jurisdiction);
                break;
            default:
                call.RequireScope(jurisdiction);
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("step", $"{EnumText.Of(step)} has an RPC of its own."));
        }
    }
}
