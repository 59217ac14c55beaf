using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Saylau.Client.Proofs;

public static partial class MerkleTree
{
    /// <summary>
    /// Whether a path proves that a leaf is in a tree (RFC 6962 §2.1.1, by the algorithm of RFC 9162 §2.1.3.2). Never
    /// throws.
    /// </summary>
    /// <remarks>Size and root must come from one signed checkpoint: a path alone does not bind the size, and some sizes
    /// share a path's shape.</remarks>
    /// <param name="leafHash">The leaf's hash by <see cref="HashLeaf"/>, 32 bytes.</param>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">Leaves in the tree.</param>
    /// <param name="path">The audit path, from the leaf up.</param>
    /// <param name="root">The tree's root, 32 bytes.</param>
    /// <returns>False for any other input, malformed input included.</returns>
    public static bool VerifyInclusion(
        byte[]? leafHash, long index, long size, IReadOnlyList<byte[]?>? path, byte[]? root)
    {
        if (index < 0 || index >= size || path is null || !IsHash(leafHash) || !IsHash(root))
        {
            return false;
        }

        var climb = new Climb(index, size - 1, leafHash, leafHash);
        return climb.TakeAll(path, first: 0) && Same(climb.Later, root);
    }

    /// <summary>
    /// Whether a path proves that a later tree extends an earlier one (RFC 6962 §2.1.2, by the algorithm of RFC 9162
    /// §2.1.4.2). Never throws.
    /// </summary>
    /// <remarks>Each size and root must come from one signed checkpoint: a path alone does not bind the later size.
    /// Every tree extends the empty one; then the path must be empty, and the later root is not examined beyond its
    /// length. Equal sizes need equal roots and an empty path.</remarks>
    /// <param name="fromSize">Leaves in the earlier tree.</param>
    /// <param name="fromRoot">The earlier tree's root, 32 bytes.</param>
    /// <param name="toSize">Leaves in the later tree.</param>
    /// <param name="toRoot">The later tree's root, 32 bytes.</param>
    /// <param name="path">The consistency proof.</param>
    /// <returns>False for any other input, malformed input included.</returns>
    public static bool VerifyConsistency(
        long fromSize, byte[]? fromRoot, long toSize, byte[]? toRoot, IReadOnlyList<byte[]?>? path)
    {
        if (fromSize < 0 || fromSize > toSize || path is null || !IsHash(fromRoot) || !IsHash(toRoot))
        {
            return false;
        }

        if (fromSize == toSize)
        {
            return path.Count == 0 && Same(fromRoot, toRoot) && (toSize > 0 || Same(toRoot, EmptyRoot));
        }

        return fromSize == 0
            ? path.Count == 0 && Same(fromRoot, EmptyRoot)
            : VerifyGrowth(fromSize, fromRoot, toSize, toRoot, path);
    }

    private static bool VerifyGrowth(
        long fromSize, byte[] fromRoot, long toSize, byte[] toRoot, IReadOnlyList<byte[]?> path)
    {
        // The climb starts from the last perfect subtree of the earlier tree, not from its last leaf. If that subtree
        // is the whole earlier tree, the proof leaves it out.
        var level = BitOperations.TrailingZeroCount(fromSize);
        var whole = BitOperations.IsPow2(fromSize);
        var start = whole ? fromRoot : path.Count > 0 ? path[0] : null;
        if (!IsHash(start))
        {
            return false;
        }

        var climb = new Climb((fromSize - 1) >> level, (toSize - 1) >> level, start, start);
        return climb.TakeAll(path, first: whole ? 0 : 1) && Same(climb.Earlier, fromRoot) && Same(climb.Later, toRoot);
    }

    private static bool IsHash([NotNullWhen(true)] byte[]? hash) => hash?.Length == HashLength;

    private static bool Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right);

    /// <summary>
    /// The walk from a node up to the root, in the terms of RFC 9162 §2.1: <paramref name="position"/> is its fn,
    /// <paramref name="last"/> its sn (the last node of the same level), Earlier its fr and Later its sr.
    /// </summary>
    private sealed class Climb(long position, long last, byte[] earlier, byte[] later)
    {
        private long position = position;
        private long last = last;

        public byte[] Earlier { get; private set; } = earlier;

        public byte[] Later { get; private set; } = later;

        /// <summary>Climbs by the path's elements from <c>first</c> on; false unless they lead exactly to the
        /// root.</summary>
        public bool TakeAll(IReadOnlyList<byte[]?> path, int first)
        {
            for (var i = first; i < path.Count; i++)
            {
                if (last == 0 || path[i] is not { Length: HashLength } sibling)
                {
                    return false;
                }

                Take(sibling);
            }

            return last == 0;
        }

        private void Take(byte[] sibling)
        {
            if ((position & 1) == 1 || position == last)
            {
                Earlier = HashChildren(sibling, Earlier);
                Later = HashChildren(sibling, Later);
                SkipLevelsWithoutSibling();
            }
            else
            {
                // Only the later tree has leaves to the right of the node.
                Later = HashChildren(Later, sibling);
            }

            position >>= 1;
            last >>= 1;
        }

        // The last node of a level, if it is a left child, is its own parent: the tree is not padded.
        private void SkipLevelsWithoutSibling()
        {
            while ((position & 1) == 0 && position != 0)
            {
                position >>= 1;
                last >>= 1;
            }
        }
    }
}
