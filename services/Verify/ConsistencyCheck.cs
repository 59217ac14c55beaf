using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Verify;

/// <summary>Checks that a ledger only grew between two checkpoints.</summary>
internal static class ConsistencyCheck
{
    /// <summary>What was checked.</summary>
    public static IEnumerable<ProofStep> Of(string older, string newer, string proof, string? key)
    {
        yield return CheckpointFile.Read(older, key).Verify(out var from);
        yield return CheckpointFile.Read(newer, key).Verify(out var to);
        var path = Files.Message<GetConsistencyProofResponse>(proof).Path.Select(hash => hash.ToByteArray()).ToArray();
        if (from is null || to is null)
        {
            yield return ProofStep.NotShown("Without two checkpoints there is nothing to compare.");
            yield break;
        }

        yield return ProofStep.Of(string.Equals(from.Origin, to.Origin, StringComparison.Ordinal), $"Both are of {to.Origin}.", $"They are of two ledgers, {from.Origin} and {to.Origin}.");
        yield return from.Size > to.Size
            ? ProofStep.Differs($"The first has {from.Size} events and the second {to.Size}: the older one comes first.")
            : ProofStep.Of(MerkleTree.VerifyConsistency(from.Size, from.Root, to.Size, to.Root, path),
                $"The {to.Size} events begin with the {from.Size} of the older checkpoint, unchanged.",
                $"The proof does not show that the {to.Size} events begin with the {from.Size} of the older checkpoint: the record was rewritten, or the proof is another's.");
    }
}
