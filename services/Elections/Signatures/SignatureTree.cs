using System.Text;
using Saylau.Client.Proofs;

namespace Saylau.Elections.Signatures;

/// <summary>The tree over the commitments of a chunk. Whoever has the key and a line of a sheet can show that it was meant.</summary>
internal static class SignatureTree
{
    /// <summary>The leaf of a signature: its commitment, its sheet and its line.</summary>
    public static byte[] Leaf(byte[] commitment, string sheet, long line) =>
        MerkleTree.HashLeaf([.. commitment, .. Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sheet}\t{line}"))]);

    /// <summary>The root over leaves.</summary>
    public static byte[] RootOf(IEnumerable<byte[]> leaves) => MerkleTree.Append(0, [], leaves).Root;
}
