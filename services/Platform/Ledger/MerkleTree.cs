using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Saylau.Platform.Ledger;

/// <summary>The root of one perfect subtree, as it is stored: written once, never changed.</summary>
/// <param name="Level">The subtree has 2^Level leaves; level 0 is a leaf hash.</param>
/// <param name="Index">The subtree's number in its level: it covers leaves [Index · 2^Level, (Index + 1) ·
/// 2^Level).</param>
/// <param name="Hash">32 bytes. Equality of two nodes compares this array by reference.</param>
public readonly record struct MerkleNode(int Level, long Index, byte[] Hash);

/// <summary>What appending leaves made of a tree.</summary>
/// <param name="Size">Leaves in the tree after the append.</param>
/// <param name="Frontier">Roots (32 bytes each) of the perfect subtrees of that tree, largest first: one per set bit of
/// <paramref name="Size"/>.</param>
/// <param name="Root">The Merkle tree hash after the append, 32 bytes.</param>
/// <param name="NewNodes">Every perfect subtree that the append completed, level 0 included, children before
/// parents.</param>
public sealed record MerkleAppend(
    long Size, IReadOnlyList<byte[]> Frontier, byte[] Root, IReadOnlyList<MerkleNode> NewNodes);

/// <summary>
/// The Merkle hash tree of RFC 6962 §2.1 over SHA-256, computed from stored perfect subtrees. A perfect subtree never
/// changes once complete, so storing those alone gives every proof of every past size in O(log n) reads.
/// </summary>
/// <remarks>
/// Sizes and indexes count leaves; hashes are 32 bytes. A reader is given (level, index) of a <see cref="MerkleNode"/>
/// and returns its hash; it is asked only for subtrees that are complete at the size in question, and what it throws
/// passes through.
/// </remarks>
public static class MerkleTree
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;
    private const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The hash of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). 32 bytes, a new array each
    /// time.</summary>
    public static byte[] EmptyRoot => SHA256.HashData(ReadOnlySpan<byte>.Empty);

    /// <summary>The hash of a leaf: SHA-256(0x00 ‖ entry) (RFC 6962 §2.1).</summary>
    /// <param name="entry">The entry's bytes, of any length.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] HashLeaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1).</summary>
    /// <param name="left">The left child's hash, 32 bytes.</param>
    /// <param name="right">The right child's hash, 32 bytes.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="ArgumentException">A child is not 32 bytes long.</exception>
    public static byte[] HashChildren(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        // Without fixed lengths two different pairs of children could be hashed as the same bytes.
        CheckLength(left, nameof(left));
        CheckLength(right, nameof(right));
        Span<byte> node = stackalloc byte[1 + (2 * HashLength)];
        node[0] = NodePrefix;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashLength)..]);
        return SHA256.HashData(node);
    }

    /// <summary>Appends leaves to a tree known by its size and frontier (RFC 6962 §2.1).</summary>
    /// <param name="size">Leaves in the tree before the append.</param>
    /// <param name="frontier">The hashes of <see cref="FrontierNodes"/> of <paramref name="size"/>, in that
    /// order.</param>
    /// <param name="leafHashes">The new leaves' hashes by <see cref="HashLeaf"/>, in order; none is allowed.</param>
    /// <returns>The new size, frontier and root, and the nodes to store.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    /// <exception cref="ArgumentException">The frontier does not fit the size, or a hash is not 32 bytes
    /// long.</exception>
    /// <exception cref="OverflowException">The tree would outgrow a 64-bit count.</exception>
    public static MerkleAppend Append(long size, IReadOnlyList<byte[]> frontier, IEnumerable<byte[]> leafHashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(frontier);
        ArgumentNullException.ThrowIfNull(leafHashes);
        CheckFrontier(size, frontier);

        var roots = new List<byte[]>(frontier);
        var nodes = new List<MerkleNode>();
        foreach (var leaf in leafHashes)
        {
            CheckLength(leaf, nameof(leafHashes));
            var next = checked(size + 1);
            Push(roots, nodes, new MerkleNode(0, size, leaf));
            size = next;
        }

        return new MerkleAppend(size, roots, RootOf(roots), nodes);
    }

    /// <summary>The perfect subtrees that make up a tree, largest first: what to load before
    /// <see cref="Append"/>.</summary>
    /// <param name="size">Leaves in the tree.</param>
    /// <returns>One (level, index) per set bit of <paramref name="size"/>; none for an empty tree.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    public static IReadOnlyList<(int Level, long Index)> FrontierNodes(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return new LeafRange(0, size).PerfectParts();
    }

    /// <summary>The root of the tree that consists of the given perfect subtrees (RFC 6962 §2.1).</summary>
    /// <param name="frontier">The subtrees' hashes, 32 bytes each, largest first; none for an empty tree.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="ArgumentException">A hash is not 32 bytes long.</exception>
    public static byte[] RootOf(IReadOnlyList<byte[]> frontier)
    {
        ArgumentNullException.ThrowIfNull(frontier);
        if (frontier.Count == 0)
        {
            return EmptyRoot;
        }

        var root = frontier[^1];
        CheckLength(root, nameof(frontier));
        for (var i = frontier.Count - 2; i >= 0; i--)
        {
            root = HashChildren(frontier[i], root);
        }

        return root;
    }

    /// <summary>The root that the tree had at a size, past or present (RFC 6962 §2.1).</summary>
    /// <param name="size">Leaves in the tree.</param>
    /// <param name="reader">Reads a stored node by (level, index).</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    /// <exception cref="InvalidDataException">The reader returned something other than 32 bytes.</exception>
    public static byte[] RootAt(long size, Func<int, long, byte[]> reader)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(reader);
        return RootOfRange(new LeafRange(0, size), reader);
    }

    /// <summary>The audit path of a leaf: PATH(index, D[size]) of RFC 6962 §2.1.1.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">Leaves in the tree for which the path is made.</param>
    /// <param name="reader">Reads a stored node by (level, index).</param>
    /// <returns>At most 63 hashes of 32 bytes, from the leaf up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 ≤ index &lt; size.</exception>
    /// <exception cref="InvalidDataException">The reader returned something other than 32 bytes.</exception>
    public static IReadOnlyList<byte[]> InclusionPath(long index, long size, Func<int, long, byte[]> reader)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        ArgumentNullException.ThrowIfNull(reader);

        var path = new List<byte[]>();
        var range = new LeafRange(0, size);
        while (range.Count > 1)
        {
            (range, var sibling) = range.Descend(index);
            path.Add(RootOfRange(sibling, reader));
        }

        path.Reverse();
        return path;
    }

    /// <summary>The consistency proof of two sizes of the tree: PROOF(from, D[to]) of RFC 6962 §2.1.2.</summary>
    /// <param name="from">Leaves in the earlier tree.</param>
    /// <param name="to">Leaves in the later tree.</param>
    /// <param name="reader">Reads a stored node by (level, index).</param>
    /// <returns>At most 64 hashes of 32 bytes; none if the earlier tree is empty or the sizes are equal, for which the
    /// RFC defines no proof and there is nothing to prove.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 ≤ from ≤ to.</exception>
    /// <exception cref="InvalidDataException">The reader returned something other than 32 bytes.</exception>
    public static IReadOnlyList<byte[]> ConsistencyPath(long from, long to, Func<int, long, byte[]> reader)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        ArgumentNullException.ThrowIfNull(reader);

        var path = new List<byte[]>();
        var range = new LeafRange(0, to);
        while (from > 0 && range.End != from)
        {
            (range, var sibling) = range.Descend(from - 1);
            path.Add(RootOfRange(sibling, reader));
        }

        // A range that still starts at 0 is the whole earlier tree, whose root the verifier has: SUBPROOF's "b" is
        // true.
        if (range.Start > 0)
        {
            path.Add(RootOfRange(range, reader));
        }

        path.Reverse();
        return path;
    }

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

    private static void Push(List<byte[]> roots, List<MerkleNode> nodes, MerkleNode node)
    {
        nodes.Add(node);

        // A right child completes its parent; its left sibling is the frontier's last root.
        while ((node.Index & 1) == 1)
        {
            node = new MerkleNode(node.Level + 1, node.Index >> 1, HashChildren(roots[^1], node.Hash));
            roots.RemoveAt(roots.Count - 1);
            nodes.Add(node);
        }

        roots.Add(node.Hash);
    }

    private static byte[] RootOfRange(LeafRange range, Func<int, long, byte[]> reader) =>
        RootOf(range.PerfectParts().ConvertAll(part => Read(reader, part.Level, part.Index)));

    private static byte[] Read(Func<int, long, byte[]> reader, int level, long index) =>
        reader(level, index) is { Length: HashLength } hash
            ? hash
            : throw new InvalidDataException($"The stored node {index} of level {level} is not {HashLength} bytes.");

    private static void CheckFrontier(long size, IReadOnlyList<byte[]> frontier)
    {
        if (frontier.Count != BitOperations.PopCount((ulong)size))
        {
            throw new ArgumentException(
                $"A tree of {size} leaves does not have {frontier.Count} frontier nodes.", nameof(frontier));
        }

        foreach (var root in frontier)
        {
            CheckLength(root, nameof(frontier));
        }
    }

    private static void CheckLength(ReadOnlySpan<byte> hash, string parameter)
    {
        if (hash.Length != HashLength)
        {
            throw new ArgumentException($"A hash has {HashLength} bytes, not {hash.Length}.", parameter);
        }
    }

    private static bool IsHash([NotNullWhen(true)] byte[]? hash) => hash?.Length == HashLength;

    private static bool Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right);

    /// <summary>
    /// The leaves [Start, End) under one node of the tree. Start is a multiple of a power of two that is not less than
    /// Count, as the RFC's way of splitting makes it: so the range's perfect parts are stored nodes.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct LeafRange(long Start, long End)
    {
        public long Count => End - Start;

        /// <summary>The child that holds a leaf, and the other one. RFC 6962 §2.1 splits at the largest power of two
        /// that is less than the count.</summary>
        public (LeafRange Inner, LeafRange Sibling) Descend(long leaf)
        {
            var split = Start + (1L << BitOperations.Log2((ulong)(Count - 1)));
            var left = new LeafRange(Start, split);
            var right = new LeafRange(split, End);
            return leaf < split ? (left, right) : (right, left);
        }

        public List<(int Level, long Index)> PerfectParts()
        {
            var parts = new List<(int Level, long Index)>(BitOperations.PopCount((ulong)Count));
            var start = Start;
            while (start < End)
            {
                var level = BitOperations.Log2((ulong)(End - start));
                parts.Add((level, start >> level));
                start += 1L << level;
            }

            return parts;
        }
    }

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
