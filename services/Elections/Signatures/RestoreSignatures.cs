using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<RestoreSignaturesResponse> RestoreSignatures(RestoreSignaturesRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            var decision = InvalidationRow.Of(tx, initiative.ToKey(), request.InvalidationId)
                ?? throw Refusal.NotFound(ErrorReason.InvalidationNotFound, "invalidation_id", request.InvalidationId);
            var findings = initiative.ToLaw().Judge([SignatureRules.Stands(initiative.Id, decision.Id, decision.RestoredOn), NotBackdated(tx, initiative)]);
            findings.RefuseIfViolated();

            SignatureChange.Restore(tx, decision, decision.Later(tx));
            if (Taken(InitiativeStepRow.Of(tx, initiative.Id)).Contains(InitiativeStep.Submitted))
                SignatureChange.Withdraw(tx, initiative.ToKey());
            var restored = decision with { RestoredOn = tx.OccurredOn, RestoredBy = request.Act };
            tx.Execute(TakeBack, new { restored.Initiative, restored.Id, restored.RestoredOn, restored.RestoredBy });
            var invalidation = restored.ToProto();
            tx.Record(new SignaturesInvalidated { Invalidation = invalidation });
            return new RestoreSignaturesResponse { Invalidation = invalidation, Findings = { findings, Enough(tx, initiative) } };
        });

    private const string TakeBack = """
        UPDATE SignatureInvalidation
        SET RestoredOn = @RestoredOn, RestoredBy = @RestoredBy
        WHERE Initiative = @Initiative AND Id = @Id
        """;
}
