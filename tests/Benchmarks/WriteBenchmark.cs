using System.Globalization;
using Microsoft.Data.Sqlite;
using Saylau.Common.V1;
using Saylau.Testing;

namespace Saylau.Benchmarks;

/// <summary>
/// Durable writes through the door at 1, 16 and 256 callers, beside the same rows inserted with one transaction each, and
/// beside the same rows in bare batches of as many as there are callers.
/// </summary>
internal static class WriteBenchmark
{
    public static async Task Run(int rounds)
    {
        foreach (var callers in new[] { 1, 16, 256 })
            await At(callers, rounds);
    }

    private static async Task At(int callers, int rounds)
    {
        await using var suite = await TestSuite.Start(new() { Only = "parties" });
        using var rows = new BareRows();
        var registry = suite.As(Role.Registrar, "kz").Registry;
        var number = 0;
        await Measurement.Compare(rounds,
            new("the same rows, one transaction each", 1, () =>
            {
                rows.Insert(1);
                return Task.CompletedTask;
            }),
            new($"`RecordParty`, {callers} callers", callers, async () =>
            {
                var next = Interlocked.Increment(ref number);
                await registry.RecordPartyAsync(Parties.Request(
                    string.Create(CultureInfo.InvariantCulture, $"kz-{next}"), new Guid(next, 0, 0, new byte[8])));
            }),
            new($"the same rows, bare batches of {callers}", 1, () =>
            {
                rows.Insert(callers);
                return Task.CompletedTask;
            }, callers));
    }

    /// <summary>
    /// What one RecordParty leaves behind, as bare rows: the party, its standing, the event, its node, the answer.
    /// </summary>
    private sealed class BareRows : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-bench-");
        private readonly SqliteConnection connection;
        private readonly SqliteCommand[] inserts;
        private long next;

        public BareRows()
        {
            connection = new($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
            connection.Open();
            Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
            int[] sizes = [300, 60, 400, 32, 420];
            inserts = [.. sizes.Select((size, index) => Table(index, size))];
        }

        public void Insert(int count)
        {
            using var transaction = connection.BeginTransaction();
            for (var row = 0; row < count; row++, next++)
            {
                foreach (var insert in inserts)
                {
                    insert.Transaction = transaction;
                    insert.Parameters[0].Value = next;
                    insert.ExecuteNonQuery();
                }
            }

            transaction.Commit();
        }

        public void Dispose()
        {
            foreach (var insert in inserts)
                insert.Dispose();
            connection.Dispose();
            folder.Delete(recursive: true);
        }

        private SqliteCommand Table(int index, int size)
        {
            Execute($"CREATE TABLE T{index} (Id BIGINT NOT NULL PRIMARY KEY, Bytes BLOB NOT NULL)");
            var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO T{index} (Id, Bytes) VALUES (@Id, @Bytes)";
            command.Parameters.AddWithValue("@Id", 0L);
            command.Parameters.AddWithValue("@Bytes", new byte[size]);
            return command;
        }

        private void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
