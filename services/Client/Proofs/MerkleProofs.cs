using System.Numerics;
using System.Runtime.InteropServices;

namespace Saylau.Client.Proofs;

public static partial class MerkleTree
{
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

    private static byte[] RootOfRange(LeafRange range, Func<int, long, byte[]> reader) =>
        RootOf(range.PerfectParts().ConvertAll(part => Read(reader, part.Level, part.Index)));

    private static byte[] Read(Func<int, long, byte[]> reader, int level, long index) =>
        reader(level, index) is { Length: HashLength } hash
            ? hash
            : throw new InvalidDataException($"The stored node {index} of level {level} is not {HashLength} bytes.");

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
}
