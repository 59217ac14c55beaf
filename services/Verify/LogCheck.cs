using System.Globalization;
using Google.Protobuf;
using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Verify;

/// <summary>Computes the head of the tree of all events, and compares it with a signed checkpoint.</summary>
internal static class LogCheck
{
    // A tree is built some leaves at a time, so that memory stays flat.
    private const int LeavesAtOnce = 1_000;

    /// <summary>What was checked.</summary>
    public static IEnumerable<ProofStep> Of(string events, string checkpoint, string? key)
    {
        yield return CheckpointFile.Read(checkpoint, key).Verify(out var head);
        if (head is null)
            yield break;
        var tree = MerkleTree.Append(0, [], []);
        var (given, withheld) = (0L, 0L);
        foreach (var some in Leaves(events).Chunk(LeavesAtOnce))
        {
            given += some.Length;
            withheld += some.Count(leaf => leaf.IsWithheld);
            tree = MerkleTree.Append(tree.Size, tree.Frontier, some.Take((int)Math.Min(some.Length, head.Size - tree.Size)).Select(leaf => leaf.Hash));
        }

        if (withheld > 0)
            yield return ProofStep.Holds(string.Create(CultureInfo.InvariantCulture, $"{withheld} events were withheld from whoever fetched them; their hashes are there."));

        if (given > head.Size)
            yield return ProofStep.Holds(string.Create(CultureInfo.InvariantCulture, $"{given - head.Size} events are newer than the checkpoint, and not part of it."));
        yield return ProofStep.Of(tree.Size == head.Size, $"All {head.Size} events are there, in order.", $"There are {tree.Size} events; the checkpoint has {head.Size}.");
        yield return ProofStep.Of(tree.Size == head.Size && tree.Root.AsSpan().SequenceEqual(head.Root), "They give the signed root.",
            "They do not give the signed root: an event was changed, left out or added.");
    }

    private static IEnumerable<(byte[] Hash, bool IsWithheld)> Leaves(string path)
    {
        var position = 0UL;
        foreach (var line in Files.Lines(path))
        {
            var answer = Files.Parse<ReadEventsResponse>(path, line);
            if (answer.EventBytes.IsEmpty && answer.Withheld is null)
                continue;
            if ((answer.Withheld?.Position ?? PositionOf(path, answer.EventBytes)) is var said && said != position)
                throw new UnreadableFileException($"{path}: where event {position} should be is event {said}.");
            position++;
            yield return answer.Withheld is { } withheld ? (withheld.LeafHash.ToByteArray(), true) : (MerkleTree.HashLeaf(answer.EventBytes.Span), false);
        }
    }

    private static ulong PositionOf(string path, ByteString bytes)
    {
        try
        {
            return LedgerEvent.Parser.ParseFrom(bytes).Position;
        }
        catch (InvalidProtocolBufferException)
        {
            throw new UnreadableFileException($"{path} holds bytes that are no event.");
        }
    }
}
