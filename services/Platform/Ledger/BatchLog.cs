using System.Security.Cryptography;
using Google.Protobuf;
using Saylau.Client.Proofs;

namespace Saylau.Platform.Ledger;

/// <summary>What a batch adds to the log.</summary>
internal sealed class BatchLog(long size, DateTimeOffset now)
{
    private readonly List<byte[]> leaves = [];

    public DateTimeOffset Now { get; } = now;

    public List<EventRow> Events { get; } = [];

    public Dictionary<string, AnswerRow> Answers { get; } = new(StringComparer.Ordinal);

    public long NextPosition => size + Events.Count;

    public void Take(LedgerTransaction transaction)
    {
        foreach (var happened in transaction.Events)
        {
            var bytes = transaction.Envelope(happened, NextPosition, RandomNumberGenerator.GetBytes(16)).ToByteArray();
            Events.Add(new() { Position = NextPosition, Bytes = bytes });
            leaves.Add(MerkleTree.HashLeaf(bytes));
        }
    }

    public MerkleAppend AppendTo(IReadOnlyList<byte[]> frontier) => MerkleTree.Append(size, frontier, leaves);
}
