using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;

namespace Saylau.Benchmarks;

/// <summary>
/// Signatures of a petition streamed in, one in a hundred by somebody who signed before, beside rows of the same shape inserted
/// in bare batches of as many as a message holds; and what memory that takes, from the first to the last.
/// </summary>
internal static class SignatureBenchmark
{
    private const int Chunk = 1_000, Lines = 50, Streams = 4;

    public static async Task Run(int signatures)
    {
        signatures -= signatures % (Chunk * Streams);
        var bare = Bare(signatures);
        await using var suite = await TestSuite.Start(new() { Only = "elections" });
        var commission = suite.As("central_commission@kz", "archive@kz");
        await commission.Initiatives.RegisterInitiativeAsync(Initiative());
        var (heap, resident) = (GC.GetTotalMemory(forceFullCollection: true), Resident());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(stream => Task.Run(() => Send(commission, stream, signatures))));
        var seconds = watch.Elapsed.TotalSeconds;
        var (heapAfter, residentAfter) = (GC.GetTotalMemory(forceFullCollection: true), Resident());
        var count = await commission.Initiatives.GetSignatureCountAsync(new() { InitiativeId = "bench" });
        if ((count.Valid, count.Invalid) != ((uint)(signatures - (signatures / 100)), (uint)(signatures / 100)))
            throw new InvalidOperationException($"{count.Valid} valid and {count.Invalid} other signatures are not what was sent.");
        Print($"| `StreamSignatures`, {signatures:#,0} signatures, {Streams} streams | {signatures / seconds:#,0} | the same rows in bare batches of {Chunk:#,0}: {signatures / bare:#,0} | {bare / seconds:0.00} |");
        Print($"| the same in minutes | {seconds / 60:0.0} | bare | {bare / 60:0.0} |");
        Print($"| heap, first and last, MiB | {heap >> 20} | {heapAfter >> 20} | |");
        Print($"| resident memory, first, last and most, MiB | {resident >> 20} | {residentAfter >> 20} | {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} |");
    }

    private static async Task Send(Clients commission, int stream, int signatures)
    {
        using var call = commission.Signatures.StreamSignatures();
        for (var first = stream * Chunk; first < signatures; first += Streams * Chunk)
        {
            await call.RequestStream.WriteAsync(Message(first));
            if (!await call.ResponseStream.MoveNext(CancellationToken.None))
                throw new InvalidOperationException("The stream ended early.");
        }

        await call.RequestStream.CompleteAsync();
        if (await call.ResponseStream.MoveNext(CancellationToken.None))
            throw new InvalidOperationException("An answer to nothing came.");
    }

    private static StreamSignaturesRequest Message(int first) => new()
    {
        RequestId = new Guid(first + 1, 1, 0, new byte[8]).ToString(),
        OccurredOn = "2011-01-10",
        InitiativeId = "bench",
        Rows =
        {
            Enumerable.Range(first, Chunk).Select(index => new SignatureEntry
            {
                Sheet = string.Create(CultureInfo.InvariantCulture, $"sheet-{index / Lines}"),
                Line = (uint)((index % Lines) + 1),
                Region = index / Chunk % 2 == 0 ? "KZ-ALA" : "KZ-AST",
                // Every hundredth person is somebody who signs elsewhere, too.
                NationalNumber = (index % 100 == 99 ? index / 200 * 100 : index).ToString("000000000000", CultureInfo.InvariantCulture),
                SignedOn = "2011-01-05",
                Collector = string.Create(CultureInfo.InvariantCulture, $"collector {index / Lines % 500}"),
            }),
        },
    };

    /// <summary>Rows of the same shape, with the same two indexes: seconds.</summary>
    private static double Bare(int signatures)
    {
        var folder = Directory.CreateTempSubdirectory("saylau-bench-");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False"))
        {
            connection.Open();
            Execute(connection, """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                CREATE TABLE T (Initiative BIGINT NOT NULL, Sheet BIGINT NOT NULL, Line BIGINT NOT NULL, Number BIGINT NOT NULL, Prefix BIGINT NOT NULL,
                  Commitment BLOB NOT NULL, SignedOn NVARCHAR(10) NOT NULL, State BIGINT NOT NULL, Reason BIGINT NOT NULL, Struck BIGINT NOT NULL,
                  Checked BIGINT NOT NULL, CONSTRAINT PK_T PRIMARY KEY (Initiative, Sheet, Line));
                CREATE INDEX IX_T ON T (Initiative, Prefix);
                """);
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO T VALUES (1, @Sheet, @Line, @Number, @Prefix, @Commitment, '2011-01-05', 1, 0, 0, 0)";
            foreach (var name in new[] { "@Sheet", "@Line", "@Number", "@Prefix", "@Commitment" })
                insert.Parameters.AddWithValue(name, 0L);
            var watch = Stopwatch.StartNew();
            for (var first = 0; first < signatures; first += Chunk)
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                for (var index = first; index < first + Chunk; index++)
                    Insert(insert, index);
                transaction.Commit();
            }

            var seconds = watch.Elapsed.TotalSeconds;
            connection.Close();
            folder.Delete(recursive: true);
            return seconds;
        }
    }

    private static void Insert(SqliteCommand insert, int index)
    {
        var commitment = SHA256.HashData(BitConverter.GetBytes(index));
        insert.Parameters[0].Value = (long)(index / Lines);
        insert.Parameters[1].Value = (long)(index % Lines);
        insert.Parameters[2].Value = (long)index;
        insert.Parameters[3].Value = BinaryPrimitives.ReadInt64BigEndian(commitment);
        insert.Parameters[4].Value = commitment;
        insert.ExecuteNonQuery();
    }

    private static RegisterInitiativeRequest Initiative() => new()
    {
        RequestId = new Guid(1, 0, 0, new byte[8]).ToString(),
        OccurredOn = "2010-12-27",
        InitiativeId = "bench",
        Jurisdiction = "kz",
        Name = Name("A petition of the benchmark"),
        Proposal = new() { Question = Name("Longer?"), Subjects = { InitiativeSubject.TermOfOffice } },
        Chair = new() { PersonId = "bench-chair", Name = Name("a chair") },
        GroupMembers =
        {
            new[] { "AKM", "AKT", "ALM", "ATY", "VOS", "ZHA", "ZAP", "KAR", "KUS", "KZY", "MAN", "PAV", "SEV", "YUZ", "AST", "ALA" }
                .Select(region => new GroupMembers { Region = $"KZ-{region}", Count = 3 }),
        },
        CollectionFrom = "2010-12-27",
        CollectionUntil = "2011-01-11",
    };

    private static LocalizedText Name(string text) => new() { Text = { ["en"] = text } };

    private static long Resident() => Process.GetCurrentProcess().WorkingSet64;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
