using Saylau.Client.Proofs;
using Saylau.Platform.Data;

namespace Saylau.Platform.Ledger;

/// <summary>The ledger's tables, and the SQL that reads and writes them.</summary>
internal static class LedgerStore
{
    /// <summary>Takes the head row's lock, which serialises the writers of all replicas, and returns the log's size.</summary>
    public static long LockHead(Session session)
    {
        session.Execute("UPDATE LedgerHead SET Batches = Batches + 1 WHERE Id = 1");
        return Size(session);
    }

    public static long Size(Session session) => session.Single<long>("SELECT Size FROM LedgerHead WHERE Id = 1");

    public static byte[] Node(Session session, int height, long position) => session.Single<byte[]>(
        "SELECT Hash FROM LedgerNode WHERE Height = @Height AND Position = @Position", new { Height = height, Position = position });

    public static IReadOnlyList<byte[]> Frontier(Session session, long size) =>
        [.. MerkleTree.FrontierNodes(size).Select(node => Node(session, node.Level, node.Index))];

    public static AnswerRow? Answer(Session session, byte[] key) => session.Find<AnswerRow>(
        "SELECT RequestKey, BodyHash, Answer, AnsweredAt FROM LedgerAnswer WHERE RequestKey = @Key", new { Key = key });

    public static IReadOnlyList<EventRow> Events(Session session, long from, int most) => session.Query<EventRow>(
        "SELECT Position, Bytes FROM LedgerEvent WHERE Position >= @From ORDER BY Position {page}", new { From = from, Take = most });

    public static void ForgetAnswers(Session session, long before) =>
        session.Execute("DELETE FROM LedgerAnswer WHERE AnsweredAt < @Before", new { Before = before });

    public static void Append(Session session, MerkleAppend append, IReadOnlyList<EventRow> events, IReadOnlyList<AnswerRow> answers)
    {
        session.InsertMany("LedgerEvent", events);
        session.InsertMany("LedgerNode", append.NewNodes.Select(node =>
            new NodeRow { Height = node.Level, Position = node.Index, Hash = node.Hash }).ToArray());
        session.InsertMany("LedgerAnswer", answers);
        session.Execute("UPDATE LedgerHead SET Size = @Size WHERE Id = 1", new { append.Size });
    }
}

internal sealed record EventRow
{
    public required long Position { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed record NodeRow
{
    public required int Height { get; init; }

    public required long Position { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed record AnswerRow
{
    public required byte[] RequestKey { get; init; }

    public required byte[] BodyHash { get; init; }

    public required byte[] Answer { get; init; }

    public required long AnsweredAt { get; init; }
}
