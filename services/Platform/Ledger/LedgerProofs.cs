using Saylau.Client.Proofs;
using Saylau.Platform.Data;

namespace Saylau.Platform.Ledger;

/// <summary>Proves to others what is in the ledger: an event's own bytes, its path to the root, and the signed root.</summary>
public sealed class LedgerProofs(CheckpointSigner signer)
{
    /// <summary>The current key of the checkpoints.</summary>
    public string VerifierKey => signer.Keys[0].VerifierKey;

    /// <summary>The names and ids of the keys that sign.</summary>
    public IReadOnlyList<string> KeyNames => signer.SigningNames;

    /// <summary>The number of events in the state that a session reads.</summary>
    public static long SizeOf(Session session) => LedgerStore.Size(session);

    /// <summary>The signed head of the state that a session reads.</summary>
    public (long Size, string Checkpoint) Head(Session session)
    {
        var size = LedgerStore.Size(session);
        return (size, signer.Sign(size, MerkleTree.RootOf(LedgerStore.Frontier(session, size))));
    }

    /// <summary>An event, and its path to the root of the tree of a size.</summary>
    public static ProvenEvent Prove(Session session, long position, long size)
    {
        byte[] Node(int height, long at) => LedgerStore.Node(session, height, at);
        var row = LedgerStore.Events(session, position, most: 1).Single();
        return new(row.Position, row.Bytes, Node(0, position), MerkleTree.InclusionPath(position, size, Node));
    }

    /// <summary>A signed note of a text that is no checkpoint.</summary>
    public string SignStatement(string text) => signer.SignStatement(text);
}

/// <summary>An event with the proof that it is in the tree.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Bytes">The bytes that are hashed into the log.</param>
/// <param name="LeafHash">Their leaf hash.</param>
/// <param name="Path">The hashes from the leaf to the root.</param>
public sealed record ProvenEvent(long Position, byte[] Bytes, byte[] LeafHash, IReadOnlyList<byte[]> Path);
