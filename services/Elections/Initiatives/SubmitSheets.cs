using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<SubmitSheetsResponse> SubmitSheets(SubmitSheetsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = InitiativeRow.Require(tx, request.InitiativeId);
            tx.Call.RequireScope(initiative.Jurisdiction);
            tx.Concerns(initiative.Jurisdiction);
            Etags.Require(request.Etag, initiative.Version);
            var steps = InitiativeStepRow.Of(tx, initiative.Id);
            var frozen = initiative.ToLaw();
            var findings = frozen.Judge(MayFollow(initiative, steps, InitiativeStep.Submitted)
                .Append(InitiativeRules.SubmittedInTime(
                    initiative.Id, TextFormats.FirstDay(initiative.CollectionUntil), tx.OccurredDay, frozen.Rules)));
            findings.RefuseIfViolated();

            // Withdrawals take effect together, so that no count tells of a single one.
            SignatureChange.Withdraw(tx, initiative.ToKey());
            var step = InitiativeStepRow.After(steps, tx, InitiativeStep.Submitted, "", "", findings);
            return new SubmitSheetsResponse { Initiative = Take(tx, initiative, steps, step), Findings = { findings } };
        });

    private static IEnumerable<Common.V1.Finding> MayFollow(InitiativeRow initiative, IReadOnlyList<InitiativeStepRow> steps, InitiativeStep step) =>
        InitiativeRules.MayFollow(initiative.Id, EnumText.Parse<InitiativeState>(steps[^1].State),
            [.. steps.Select(taken => EnumText.Parse<InitiativeStep>(taken.Step))], step);
}
