using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<DestroySignatureDataResponse> DestroySignatureData(DestroySignatureDataRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            var frozen = initiative.ToLaw();
            var findings = frozen.Judge([SignatureRules.MayDestroy(
                initiative.Id, DecidedOn(InitiativeStepRow.Of(tx, initiative.Id)), tx.OccurredDay, frozen.Rules.Retention)]);
            findings.RefuseIfViolated();

            var key = new { Initiative = initiative.ToKey() };
            var roots = SignatureChunkRow.Roots(tx, key.Initiative);
            var row = tx.Stamp(new SignatureDestructionRow
            {
                Initiative = key.Initiative,
                InitiativeId = initiative.Id,
                Act = request.Act,
                Signatures = tx.Execute("DELETE FROM Signature WHERE Initiative = @Initiative", key),
                Chunks = roots.Count,
                CommitmentRoot = SignatureTree.RootOf(roots.Select(root => MerkleTree.HashLeaf(root))),
            });
            tx.Execute("DELETE FROM SignatureWithdrawal WHERE Initiative = @Initiative", key);
            tx.Execute("DELETE FROM SignatureInvalidationPlace WHERE Initiative = @Initiative", key);
            tx.Execute("DELETE FROM SignatureSample WHERE Initiative = @Initiative", key);
            tx.Execute("UPDATE SignatureInvalidation SET CollectorCommitment = @None WHERE Initiative = @Initiative", new { key.Initiative, None = Array.Empty<byte>() });
            tx.Execute("UPDATE SignedSheet SET CollectorCommitment = @None WHERE Initiative = @Initiative", new { key.Initiative, None = Array.Empty<byte>() });
            tx.Insert("SignatureDestruction", row);
            var destruction = row.ToProto();
            tx.Record(new SignatureDataDestroyed { Destruction = destruction });
            return new DestroySignatureDataResponse { Destruction = destruction, Findings = { findings } };
        });

    /// <summary>The day on which the signatures were decided on, or on which the initiative ended without that; null while neither happened.</summary>
    private static DateOnly? DecidedOn(IReadOnlyList<InitiativeStepRow> steps)
    {
        var step = steps.FirstOrDefault(step => step.Step is "VERIFIED" or "REFUSED") ?? steps.FirstOrDefault(step => step.State is "FAILED");
        return step is null ? null : TextFormats.FirstDay(step.EffectiveOn);
    }
}
