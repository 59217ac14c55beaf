using System.Numerics;
using System.Security.Cryptography;
using CsCheck;
using Saylau.Client.Proofs;
using Saylau.Platform.Ledger;
using Xunit;

namespace Saylau.Tests.Rules.Ledger;

public sealed class MerkleTreeTests
{
    private const int MostLeaves = 130;

    private static readonly StoredTree Stored = new(MostLeaves);
    private static readonly NaiveTree Naive = new(StoredTree.Entry, MostLeaves);

    // The leaves and roots of the Certificate Transparency reference tests.
    private static readonly string[] ReferenceLeaves =
    [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ];

    private static readonly string[] ReferenceRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    /// <summary>Index, size and audit path.</summary>
    public static TheoryData<long, long, string[]> ReferenceInclusions => new()
    {
        { 0, 1, [] },
        {
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        },
        {
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
        { 2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"] },
        {
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        },
    };

    /// <summary>Earlier size, later size and consistency proof.</summary>
    public static TheoryData<long, long, string[]> ReferenceConsistencies => new()
    {
        { 1, 1, [] },
        {
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        },
        {
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
        {
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        },
        {
            6, 7,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
    };

    [Fact]
    public void Reference_roots_of_sizes_0_to_8_come_out()
    {
        for (var size = 0; size <= ReferenceLeaves.Length; size++)
        {
            var append = MerkleTree.Append(0, [], ReferenceLeafHashes().Take(size));
            Assert.Equal(ReferenceRoots[size], Hex(append.Root));
            Assert.Equal(ReferenceRoots[size], Hex(MerkleTree.RootAt(size, ReferenceReader)));
        }

        Assert.Equal(ReferenceRoots[0], Hex(MerkleTree.EmptyRoot));
    }

    [Theory]
    [MemberData(nameof(ReferenceInclusions))]
    public void Reference_audit_paths_come_out_and_verify(long index, long size, string[] path)
    {
        byte[][] hashes = [.. path.Select(Convert.FromHexString)];
        AssertSame(hashes, MerkleTree.InclusionPath(index, size, ReferenceReader));
        Assert.True(MerkleTree.VerifyInclusion(
            ReferenceLeafHashes()[index], index, size, hashes, ReferenceRoot(size)));
    }

    [Theory]
    [MemberData(nameof(ReferenceConsistencies))]
    public void Reference_consistency_proofs_come_out_and_verify(long from, long to, string[] path)
    {
        byte[][] hashes = [.. path.Select(Convert.FromHexString)];
        AssertSame(hashes, MerkleTree.ConsistencyPath(from, to, ReferenceReader));
        Assert.True(MerkleTree.VerifyConsistency(from, ReferenceRoot(from), to, ReferenceRoot(to), hashes));
    }

    [Fact]
    public void Every_size_has_the_root_of_the_definition()
    {
        for (var size = 0; size <= MostLeaves; size++)
        {
            var append = MerkleTree.Append(0, [], Stored.Leaves.Take(size));
            Assert.Equal(size, append.Size);
            Assert.Equal(Naive.Root(0, size), append.Root);
            Assert.Equal(append.Root, MerkleTree.RootOf(append.Frontier));
            var reader = Stored.ReaderAt(size, mostReads: BitOperations.PopCount((uint)size));
            Assert.Equal(append.Root, MerkleTree.RootAt(size, reader));
        }
    }

    [Fact]
    public void Every_way_to_cut_an_append_in_two_gives_the_same_tree()
    {
        var whole = MerkleTree.Append(0, [], Stored.Leaves);
        for (var cut = 0; cut <= MostLeaves; cut++)
        {
            var first = MerkleTree.Append(0, [], Stored.Leaves.Take(cut));
            var second = MerkleTree.Append(cut, first.Frontier, Stored.Leaves.Skip(cut));
            AssertSame(whole, second, [.. first.NewNodes, .. second.NewNodes]);
        }
    }

    [Fact]
    public void Any_batches_with_frontiers_loaded_from_storage_give_the_same_tree() =>
        Gen.Int[0, 9].Array[0, 40].Sample(batches =>
        {
            var (size, nodes) = (0L, new Dictionary<(int, long), byte[]>());
            foreach (var batch in batches)
            {
                var frontier = MerkleTree.FrontierNodes(size).Select(node => nodes[node]).ToArray();
                var append = MerkleTree.Append(size, frontier, Leaves(size, batch));
                Assert.Equal(size + batch, append.Size);
                Assert.Equal(MerkleTree.FrontierNodes(append.Size).Count, append.Frontier.Count);
                size = append.Size;
                foreach (var node in append.NewNodes)
                {
                    nodes.Add((node.Level, node.Index), node.Hash);
                }
            }

            var whole = MerkleTree.Append(0, [], Leaves(0, batches.Sum()));
            Assert.Equal(whole.Root, MerkleTree.RootAt(size, (level, index) => nodes[(level, index)]));
            Assert.Equal(whole.NewNodes.Count, nodes.Count);
            Assert.All(whole.NewNodes, node => Assert.Equal(node.Hash, nodes[(node.Level, node.Index)]));
        });

    [Fact]
    public void New_nodes_are_the_perfect_subtrees_that_the_append_completes()
    {
        var all = MerkleTree.Append(0, [], Stored.Leaves).NewNodes;
        Assert.All(all, node =>
            Assert.Equal(Naive.Root(node.Index << node.Level, (node.Index + 1) << node.Level), node.Hash));

        var expected = Enumerable.Range(0, 8).SelectMany(level =>
            Enumerable.Range(0, MostLeaves >> level).Select(index => (level, (long)index)));
        Assert.Equal(expected.Order(), all.Select(node => (node.Level, node.Index)).Order());
    }

    [Fact]
    public void An_append_of_nothing_changes_nothing()
    {
        var before = MerkleTree.Append(0, [], Stored.Leaves.Take(11));
        AssertSame(before, MerkleTree.Append(11, before.Frontier, []), before.NewNodes);
        Assert.Empty(MerkleTree.Append(11, before.Frontier, []).NewNodes);
    }

    [Fact]
    public void An_append_leaves_its_arguments_as_they_were()
    {
        var before = MerkleTree.Append(0, [], Stored.Leaves.Take(7));
        var copy = before.Frontier.ToArray();
        MerkleTree.Append(7, before.Frontier, Stored.Leaves.Skip(7));
        Assert.Equal(copy, before.Frontier);
    }

    [Fact]
    public void A_frontier_is_named_largest_subtree_first()
    {
        Assert.Empty(MerkleTree.FrontierNodes(0));
        Assert.Equal([(3, 0L), (1, 4L), (0, 10L)], MerkleTree.FrontierNodes(11));
        Assert.Equal(63, MerkleTree.FrontierNodes(long.MaxValue).Count);
    }

    [Fact]
    public void A_frontier_that_does_not_fit_the_size_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MerkleTree.Append(3, [Stored.Leaves[0]], []));
        Assert.Throws<ArgumentException>(() => MerkleTree.Append(1, [new byte[31]], []));
        Assert.Throws<ArgumentException>(() => MerkleTree.Append(0, [], [new byte[33]]));
        Assert.Throws<ArgumentException>(() => MerkleTree.RootOf([new byte[31]]));
        Assert.Throws<ArgumentException>(() => MerkleTree.HashChildren(new byte[31], new byte[33]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Append(-1, [], []));
        Assert.Throws<OverflowException>(() =>
            MerkleTree.Append(long.MaxValue, [.. Enumerable.Repeat(Stored.Leaves[0], 63)], [Stored.Leaves[0]]));
    }

    [Fact]
    public void Every_audit_path_is_the_definition_s_and_verifies()
    {
        for (var size = 1; size <= MostLeaves; size++)
        {
            var reader = Stored.ReaderAt(size, mostReads: long.MaxValue);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleTree.InclusionPath(index, size, reader);
                AssertSame(Naive.Path(index, 0, size), path);
                Assert.True(MerkleTree.VerifyInclusion(Stored.Leaves[index], index, size, path, Naive.Root(0, size)));
            }
        }
    }

    [Fact]
    public void Every_consistency_proof_is_the_definition_s_and_verifies()
    {
        for (var to = 1; to <= MostLeaves; to++)
        {
            var reader = Stored.ReaderAt(to, mostReads: long.MaxValue);
            for (var from = 1; from <= to; from++)
            {
                var path = MerkleTree.ConsistencyPath(from, to, reader);
                AssertSame(Naive.Proof(from, 0, to, whole: true), path);
                Assert.True(MerkleTree.VerifyConsistency(from, Naive.Root(0, from), to, Naive.Root(0, to), path));
            }
        }
    }

    [Fact]
    public void A_proof_reads_few_nodes()
    {
        for (var size = 1; size <= MostLeaves; size++)
        {
            var most = 2 * (BitOperations.Log2((uint)size) + 1);
            for (var index = 0; index < size; index++)
            {
                MerkleTree.InclusionPath(index, size, Stored.ReaderAt(size, most));
                MerkleTree.ConsistencyPath(index + 1, size, Stored.ReaderAt(size, most));
            }
        }
    }

    [Fact]
    public void Trees_of_any_64_bit_size_work_with_few_reads()
    {
        // All leaves are equal, so a perfect subtree's hash depends on its level alone and a tree of any size is at
        // hand.
        var levels = new List<byte[]> { MerkleTree.HashLeaf("x"u8) };
        while (levels.Count < 63)
        {
            levels.Add(MerkleTree.HashChildren(levels[^1], levels[^1]));
        }

        Gen.Select(HugeSize, HugeSize).Where((a, b) => a > 0 && b > 0).Sample((a, b) =>
        {
            var (part, size) = (Math.Min(a, b), Math.Max(a, b));
            var reads = 0;
            byte[] Read(int level, long index)
            {
                reads++;
                Assert.InRange(index, 0, (size >> level) - 1);
                return levels[level];
            }

            var (earlier, later) = (MerkleTree.RootAt(part, Read), MerkleTree.RootAt(size, Read));
            var inclusion = MerkleTree.InclusionPath(part - 1, size, Read);
            var consistency = MerkleTree.ConsistencyPath(part, size, Read);
            Assert.InRange(reads, 2, 6 * 63);
            Assert.True(MerkleTree.VerifyInclusion(levels[0], part - 1, size, inclusion, later));
            Assert.True(MerkleTree.VerifyConsistency(part, earlier, size, later, consistency));
            Assert.Equal(part == size, MerkleTree.VerifyConsistency(part, earlier, size, later, []));
        });
    }

    [Fact]
    public void A_path_with_a_bit_or_an_element_wrong_is_rejected() =>
        Gen.Select(Gen.Int[2, MostLeaves], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((size, a, b) =>
        {
            var (index, root) = (a % size, Naive.Root(0, size));
            var leaf = Stored.Leaves[index];
            foreach (var bad in Spoil(Naive.Path(index, 0, size), b))
            {
                Assert.False(MerkleTree.VerifyInclusion(leaf, index, size, bad, root));
            }

            var from = 1 + (a % (size - 1));
            foreach (var bad in Spoil(Naive.Proof(from, 0, size, whole: true), b))
            {
                Assert.False(MerkleTree.VerifyConsistency(from, Naive.Root(0, from), size, root, bad));
            }
        });

    [Fact]
    public void A_wrong_index_leaf_or_root_is_rejected()
    {
        const int Size = 37;
        var root = Naive.Root(0, Size);
        for (var index = 0; index < Size; index++)
        {
            var path = Naive.Path(index, 0, Size);
            for (var other = -2; other < Size + 3; other++)
            {
                Assert.Equal(other == index, MerkleTree.VerifyInclusion(Stored.Leaves[index], other, Size, path, root));
            }

            for (var other = 0; other < Size; other++)
            {
                Assert.Equal(other == index, MerkleTree.VerifyInclusion(Stored.Leaves[other], index, Size, path, root));
            }

            Assert.False(MerkleTree.VerifyInclusion(Stored.Leaves[index], index, Size, path, Naive.Root(0, Size - 1)));
            Assert.False(MerkleTree.VerifyInclusion(Stored.Leaves[index], index, Size, path, MerkleTree.EmptyRoot));
        }
    }

    [Fact]
    public void A_wrong_earlier_size_or_root_is_rejected()
    {
        const int To = 37;
        var root = Naive.Root(0, To);
        for (var from = 1; from < To; from++)
        {
            var path = Naive.Proof(from, 0, To, whole: true);
            for (var other = -2; other < To + 3; other++)
            {
                Assert.Equal(other == from, MerkleTree.VerifyConsistency(other, Naive.Root(0, from), To, root, path));
            }

            for (var other = 0; other <= To; other++)
            {
                Assert.Equal(
                    other == from, MerkleTree.VerifyConsistency(from, Naive.Root(0, other), To, root, path));
            }

            Assert.False(MerkleTree.VerifyConsistency(from, Naive.Root(0, from), To, Naive.Root(0, To + 1), path));
            Assert.False(MerkleTree.VerifyConsistency(from, root, To, Naive.Root(0, from), path));
        }
    }

    [Fact]
    public void A_wrong_size_is_rejected_unless_the_path_has_the_same_shape()
    {
        // A path does not bind the tree's size (that is the signed checkpoint's part), only the turns from root to
        // leaf.
        for (var size = 1; size <= 33; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = Naive.Path(index, 0, size);
                for (var claimed = 0; claimed <= 70; claimed++)
                {
                    var accepted = MerkleTree.VerifyInclusion(
                        Stored.Leaves[index], index, claimed, path, Naive.Root(0, size));
                    var same = index < claimed && Same(NaiveTree.Turns(index, size), NaiveTree.Turns(index, claimed));
                    Assert.Equal(same, accepted);
                }
            }
        }
    }

    [Fact]
    public void A_wrong_later_size_is_rejected_unless_the_proof_has_the_same_shape()
    {
        for (var to = 2; to <= 33; to++)
        {
            for (var from = 1; from < to; from++)
            {
                var path = Naive.Proof(from, 0, to, whole: true);
                for (var claimed = 0; claimed <= 70; claimed++)
                {
                    var accepted = MerkleTree.VerifyConsistency(
                        from, Naive.Root(0, from), claimed, Naive.Root(0, to), path);
                    var same = from < claimed
                        && Same(NaiveTree.ProofTurns(from, to), NaiveTree.ProofTurns(from, claimed));
                    Assert.Equal(same, accepted);
                }
            }
        }
    }

    [Fact]
    public void Every_tree_extends_the_empty_one_and_itself_without_a_proof()
    {
        var (empty, root, other) = (MerkleTree.EmptyRoot, Naive.Root(0, 5), Naive.Root(0, 6));
        Assert.Empty(MerkleTree.ConsistencyPath(0, 5, Stored.ReaderAt(5, mostReads: 0)));
        Assert.Empty(MerkleTree.ConsistencyPath(5, 5, Stored.ReaderAt(5, mostReads: 0)));
        Assert.True(MerkleTree.VerifyConsistency(0, empty, 0, empty, []));
        Assert.True(MerkleTree.VerifyConsistency(0, empty, 5, root, []));
        Assert.True(MerkleTree.VerifyConsistency(5, root, 5, root, []));

        Assert.False(MerkleTree.VerifyConsistency(0, root, 0, root, []));
        Assert.False(MerkleTree.VerifyConsistency(0, other, 5, root, []));
        Assert.False(MerkleTree.VerifyConsistency(0, empty, 5, root, [root]));
        Assert.False(MerkleTree.VerifyConsistency(5, root, 5, other, []));
        Assert.False(MerkleTree.VerifyConsistency(5, root, 5, root, [root]));
        Assert.False(MerkleTree.VerifyConsistency(5, root, 6, other, []));
    }

    [Fact]
    public void Verification_of_garbage_says_no_and_does_not_throw()
    {
        var hash = Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[0, 40], Gen.Int[0, 9], (right, wrong, pick) =>
            pick switch { 0 => null, 1 => wrong, _ => right });
        var number = Gen.OneOf(Gen.Long, Gen.Long[-2, 9], HugeSize);
        var path = Gen.Select(hash.Array[0, 70], Gen.Int[0, 9], (elements, pick) => pick == 0 ? null : elements);
        Gen.Select(number, number, hash, hash, path).Sample((a, b, first, second, elements) =>
        {
            Assert.False(MerkleTree.VerifyInclusion(first, a, b, elements, second));
            Assert.False(MerkleTree.VerifyConsistency(a, first, b, second, elements));
        });
    }

    [Fact]
    public void Proofs_outside_the_tree_are_refused()
    {
        var reader = Stored.ReaderAt(8, mostReads: 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionPath(8, 8, reader));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionPath(-1, 8, reader));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionPath(0, 0, reader));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyPath(9, 8, reader));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyPath(-1, 8, reader));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.RootAt(-1, reader));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.FrontierNodes(-1));
    }

    [Fact]
    public void A_stored_node_that_is_not_a_hash_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => MerkleTree.InclusionPath(0, 2, (_, _) => new byte[31]));
        Assert.Throws<InvalidDataException>(() => MerkleTree.RootAt(1, (_, _) => null!));
    }

    private static Gen<long> HugeSize =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62], (size, shift) => size >> shift);

    private static byte[][] ReferenceLeafHashes() =>
        [.. ReferenceLeaves.Select(leaf => MerkleTree.HashLeaf(Convert.FromHexString(leaf)))];

    private static byte[] ReferenceRoot(long size) => Convert.FromHexString(ReferenceRoots[size]);

    private static byte[] ReferenceReader(int level, long index) =>
        MerkleTree.Append(0, [], ReferenceLeafHashes()).NewNodes.Single(n => n.Level == level && n.Index == index).Hash;

    private static IEnumerable<byte[]> Leaves(long from, int count) =>
        Enumerable.Range((int)from, count).Select(i => MerkleTree.HashLeaf(StoredTree.Entry(i)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static void AssertSame(MerkleAppend expected, MerkleAppend actual, IReadOnlyList<MerkleNode> nodes)
    {
        Assert.Equal(expected.Size, actual.Size);
        Assert.Equal(expected.Root, actual.Root);
        Assert.Equal(expected.Frontier, actual.Frontier);
        Assert.Equal(
            expected.NewNodes.Select(node => (node.Level, node.Index, Hex(node.Hash))),
            nodes.Select(node => (node.Level, node.Index, Hex(node.Hash))));
    }

    private static void AssertSame(byte[][] expected, IReadOnlyList<byte[]> actual) =>
        Assert.Equal(string.Join('\n', expected.Select(Hex)), string.Join('\n', actual.Select(Hex)));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>Paths with one thing wrong: a flipped bit, an element lost, repeated, added, cut short or
    /// missing.</summary>
    private static IEnumerable<byte[]?[]> Spoil(byte[][] path, int choice)
    {
        var (at, bit) = (choice % path.Length, choice % 256);
        var flipped = path[at].ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        yield return With(path, at, flipped);
        yield return With(path, at, path[at][..31]);
        yield return With(path, at, null);
        yield return [.. path[..at], .. path[(at + 1)..]];
        yield return [.. path[..at], path[at], .. path[at..]];
        yield return [.. path, path[at]];
        yield return [path[at], .. path];
        yield return [];
    }

    private static byte[]?[] With(byte[][] path, int at, byte[]? element)
    {
        byte[]?[] copy = [.. path];
        copy[at] = element;
        return copy;
    }

    /// <summary>The nodes that appending stored.</summary>
    private sealed class StoredTree
    {
        private readonly Dictionary<(int, long), byte[]> nodes;

        public StoredTree(int size)
        {
            Leaves = [.. MerkleTreeTests.Leaves(0, size)];
            nodes = MerkleTree.Append(0, [], Leaves).NewNodes
                .ToDictionary(node => (node.Level, node.Index), node => node.Hash);
        }

        public byte[][] Leaves { get; }

        public static byte[] Entry(int index) => BitConverter.GetBytes(index);

        /// <summary>Reads what was stored when the tree had a size, and refuses more reads than a limit.</summary>
        public Func<int, long, byte[]> ReaderAt(long size, long mostReads) => (level, index) =>
        {
            Assert.True(mostReads-- > 0, "too many reads");
            Assert.True((index + 1) << level <= size, "read of a subtree that is not complete");
            return nodes[(level, index)];
        };
    }

    /// <summary>RFC 6962 §2.1, §2.1.1 and §2.1.2 word by word, sharing no code with the implementation.</summary>
    private sealed class NaiveTree(Func<int, byte[]> entry, int size)
    {
        private readonly byte[]?[,] roots = new byte[size + 1, size + 1][];

        public static string Turns(long m, long n)
        {
            if (n == 1)
            {
                return string.Empty;
            }

            var k = Split(n);
            return m < k ? "L" + Turns(m, k) : "R" + Turns(m - k, n - k);
        }

        public static string ProofTurns(long m, long n)
        {
            if (m == n)
            {
                return string.Empty;
            }

            var k = Split(n);
            return m <= k ? "L" + ProofTurns(m, k) : "R" + ProofTurns(m - k, n - k);
        }

        public byte[] Root(long start, long end) => roots[start, end] ??= (end - start) switch
        {
            0 => SHA256.HashData([]),
            1 => SHA256.HashData([0x00, .. entry((int)start)]),
            var n => SHA256.HashData([0x01, .. Root(start, start + Split(n)), .. Root(start + Split(n), end)]),
        };

        public byte[][] Path(long m, long start, long end)
        {
            var n = end - start;
            if (n == 1)
            {
                return [];
            }

            var k = Split(n);
            return m < k
                ? [.. Path(m, start, start + k), Root(start + k, end)]
                : [.. Path(m - k, start + k, end), Root(start, start + k)];
        }

        public byte[][] Proof(long m, long start, long end, bool whole)
        {
            var n = end - start;
            if (m == n)
            {
                return whole ? [] : [Root(start, end)];
            }

            var k = Split(n);
            return m <= k
                ? [.. Proof(m, start, start + k, whole), Root(start + k, end)]
                : [.. Proof(m - k, start + k, end, whole: false), Root(start, start + k)];
        }

        private static long Split(long n)
        {
            var k = 1L;
            while (k * 2 < n)
            {
                k *= 2;
            }

            return k;
        }
    }
}
