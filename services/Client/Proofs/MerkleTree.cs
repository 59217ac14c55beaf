using System.Numerics;
using System.Security.Cryptography;

namespace Saylau.Client.Proofs;

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
public static partial class MerkleTree
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
}
