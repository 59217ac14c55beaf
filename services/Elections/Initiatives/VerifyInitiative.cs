using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<VerifyInitiativeResponse> VerifyInitiative(VerifyInitiativeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = InitiativeRow.Require(tx, request.InitiativeId);
            tx.Call.RequireScope(initiative.Jurisdiction);
            tx.Concerns(initiative.Jurisdiction);
            Etags.Require(request.Etag, initiative.Version);
            var steps = InitiativeStepRow.Of(tx, initiative.Id);
            var verifies = request.Outcome is VerificationOutcome.Verified;
            var taken = verifies ? InitiativeStep.Verified : InitiativeStep.Refused;
            var frozen = initiative.ToLaw();
            var order = frozen.Judge(MayFollow(initiative, steps, taken));
            order.RefuseIfViolated();
            var findings = frozen.Judge(Signatures(tx, initiative, steps, frozen, tx.OccurredDay.Iso()));
            if (verifies)
                findings.RefuseIfViolated();

            var step = InitiativeStepRow.After(steps, tx, taken, "", request.Reason, order.Concat(findings));
            return new VerifyInitiativeResponse { Initiative = Take(tx, initiative, steps, step), Findings = { order, findings } };
        });

    /// <summary>What the law says of the signatures and of when they were handed in.</summary>
    private static IEnumerable<Finding> Signatures(
        Session session, InitiativeRow initiative, IReadOnlyList<InitiativeStepRow> steps, FrozenLaw frozen, string day)
    {
        var facts = VerificationFacts.Of(session, initiative, day);
        var submitted = steps.FirstOrDefault(step => step.Step is "SUBMITTED");
        return InitiativeRules.EnoughSignatures(initiative.Id, facts.Found, frozen)
            .Concat(facts.Plans.Count > 0 ? [VerificationRules.Concluded(initiative.Id, facts.InAll().Conclusion)] : [])
            .Append(InitiativeRules.SubmittedInTime(initiative.Id, TextFormats.FirstDay(initiative.CollectionUntil),
                submitted is null ? null : TextFormats.FirstDay(submitted.OccurredOn), frozen.Rules));
    }
}
