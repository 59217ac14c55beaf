using Saylau.Elections.V1;

namespace Saylau.Client.Proofs;

/// <summary>
/// Checks a station's proof bundle without any service: the signature of the checkpoint, the inclusion of every version's event, and
/// that the event says what the protocol says. It trusts nothing that the bundle says of itself.
/// </summary>
public static class BundleVerification
{
    /// <summary>Checks a bundle. It never throws, whatever the bundle holds.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="verifierKey">The key that the reader trusts; null takes the one that the bundle names, and says so.</param>
    /// <returns>Everything that was checked, in order. The bundle proves the protocol only if every step holds.</returns>
    public static IReadOnlyList<ProofStep> Verify(ProofBundle bundle, string? verifierKey = null) => [.. Steps(bundle, verifierKey)];

    private static IEnumerable<ProofStep> Steps(ProofBundle bundle, string? trusted)
    {
        var key = trusted ?? bundle.VerifierKey;
        if (!NoteKey.TryParse(key, out _))
            return [ProofStep.Differs($"The key '{Short(key)}' is no verifier key (name+id+base64).")];
        if (!SignedNote.Verify(bundle.Checkpoint, key, out var text))
            return [ProofStep.Differs(WrongKey(bundle, key))];
        if (!Checkpoint.TryParse(text, out var checkpoint))
            return [ProofStep.Differs("What is signed is no checkpoint: it is not origin, size and root.")];
        return
        [
            Named(bundle, key, trusted is not null),
            ProofStep.Holds($"The checkpoint of {checkpoint.Origin} with {checkpoint.Size} events is signed by that key."),
            ProofStep.Of(string.Equals(bundle.Ledger, "elections", StringComparison.Ordinal), "The ledger is that of elections.", $"The ledger is '{Short(bundle.Ledger)}', not that of elections."),
            ProofStep.Of(bundle.TreeSize == (ulong)checkpoint.Size, "The tree is the one that the checkpoint signs.",
                $"The bundle says that the tree has {bundle.TreeSize} events; the checkpoint signs {checkpoint.Size}."),
            .. Versions(bundle, checkpoint),
            Statement(bundle, key),
        ];
    }

    private static string WrongKey(ProofBundle bundle, string key) => string.Equals(key, bundle.VerifierKey, StringComparison.Ordinal)
        ? $"The checkpoint is not signed by the key '{key}' that the bundle names: checkpoint or key was changed."
        : $"The checkpoint is not signed by the key '{key}'. The bundle names '{Short(bundle.VerifierKey)}', which is another.";

    private static ProofStep Named(ProofBundle bundle, string key, bool trusted) =>
        !string.Equals(ProofStatement.Fingerprint(bundle.VerifierKey), bundle.KeyFingerprint, StringComparison.Ordinal)
            ? ProofStep.Differs("The fingerprint is not that of the key that the bundle names.")
            : ProofStep.Holds(trusted
                ? $"The key is the one that was given: {key}"
                : $"The key is the one that the bundle itself names, and worth as much as its fingerprint is elsewhere: {bundle.KeyFingerprint}");

    private static ProofStep Statement(ProofBundle bundle, string key) =>
        !SignedNote.Verify(bundle.Statement, key, out var text) ? ProofStep.Differs("The bundle's statement is not signed by that key.")
        : ProofStep.Of(string.Equals(text, ProofStatement.ToText(bundle), StringComparison.Ordinal),
            $"The service signed this very bundle, with the version '{bundle.LawVersion}' of the law.",
            "The bundle is not the one that the service signed: something in it was changed.");

    private static IEnumerable<ProofStep> Versions(ProofBundle bundle, Checkpoint checkpoint)
    {
        if (bundle.Protocol?.Entry is null)
            return [ProofStep.Differs("The bundle has no protocol.")];
        var steps = new List<ProofStep>();
        for (var at = 0; at < bundle.Versions.Count; at++)
        {
            var version = bundle.Versions[at];
            var isInOrder = version.Version == at + 1 && (at == 0 || version.LedgerPosition >= bundle.Versions[at - 1].LedgerPosition);
            steps.Add(ProofStep.Of(isInOrder, $"Version {at + 1} is at position {version.LedgerPosition}.",
                $"Version {version.Version} at position {version.LedgerPosition} is out of order."));
            steps.AddRange(Version(bundle, version, checkpoint, isLast: at == bundle.Versions.Count - 1));
        }

        return steps.Count == 0 ? [ProofStep.Differs("The bundle proves no version.")] : steps;
    }

    private static IEnumerable<ProofStep> Version(ProofBundle bundle, ProvenVersion version, Checkpoint checkpoint, bool isLast)
    {
        var leaf = version.LeafHash.ToByteArray();
        yield return ProofStep.Of(
            version.LedgerPosition <= long.MaxValue && MerkleTree.VerifyInclusion(
                leaf, (long)version.LedgerPosition, checkpoint.Size, [.. version.Path.Select(hash => hash.ToByteArray())], checkpoint.Root),
            $"The event of version {version.Version} is in the tree at that position.",
            $"The proof does not lead from the event of version {version.Version} at position {version.LedgerPosition} to the signed root: hash, position or path is wrong.");
        if (version.EventBytes.IsEmpty)
        {
            yield return ProofStep.NotShown($"The event of version {version.Version} is not in the bundle: it holds stations that its reader may not see.");
            yield break;
        }

        if (!MerkleTree.HashLeaf(version.EventBytes.Span).AsSpan().SequenceEqual(leaf))
            yield return ProofStep.Differs($"The bytes of the event of version {version.Version} are not those that are in the tree.");
        foreach (var step in EventSaid.Compare(bundle.Protocol, version, isLast))
            yield return step;
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
