using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;

namespace Saylau.Benchmarks;

/// <summary>
/// Voters streamed into a list, on two streams, beside the rows that they leave behind inserted bare in batches of a thousand;
/// and what memory it takes as the list grows.
/// </summary>
internal static class VoterListBenchmark
{
    private const int Chunk = 1_000, PerStation = 1_500, Streams = 2;

    public static async Task Run(int voters)
    {
        var (streamed, bare, memory) = (await Streamed(voters), Bare(Math.Min(voters, 200_000)), Memory());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| `StreamVoterEntries`, {voters:#,0} voters, {Streams} streams | {streamed.Rate:#,0} | the same rows, bare batches of {Chunk} ({bare:#,0}) | {streamed.Rate / bare:0.00} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Memory while streaming: at a tenth heap {streamed.Early.Heap} MiB, RSS {streamed.Early.Resident} MiB; at the end heap {streamed.Late.Heap} MiB, RSS {streamed.Late.Resident} MiB; after it RSS {memory.Resident} MiB."));
    }

    private static async Task<(double Rate, (long Heap, long Resident) Early, (long Heap, long Resident) Late)> Streamed(int voters)
    {
        await using var suite = await TestSuite.Start(new() { Only = "elections" });
        var clients = suite.As("central_commission@kz", "archive@kz");
        var stations = await Prepare(clients, voters);
        var (next, watch, early) = (-1, Stopwatch.StartNew(), Memory());
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async _ =>
        {
            using var stream = clients.VoterLists.StreamVoterEntries();
            for (int chunk; (chunk = Interlocked.Increment(ref next)) * Chunk < voters;)
            {
                await stream.RequestStream.WriteAsync(Request(chunk, stations));
                if (!await stream.ResponseStream.MoveNext(default) || stream.ResponseStream.Current.Rows.Any(row => row.Outcome is not RowOutcome.Stored))
                    throw new InvalidOperationException($"Chunk {chunk} was not stored.");
                if (chunk == voters / Chunk / 10)
                    early = Memory();
            }

            await stream.RequestStream.CompleteAsync();
        }));
        return (voters / watch.Elapsed.TotalSeconds, early, Memory());
    }

    private static async Task<string[]> Prepare(Clients clients, int voters)
    {
        var number = 0;
        string Id() => new Guid(Interlocked.Increment(ref number), 1, 0, new byte[8]).ToString();
        await clients.Law.BringIntoForceAsync(new()
        {
            RequestId = Id(),
            OccurredOn = "2011-02-03",
            Area = "elections",
            Jurisdiction = "kz",
            Version = "kz-elections-2011",
            Act = "Constitutional Law 404-IV of 3 February 2011",
            EffectiveFrom = "2011-02-03",
        });
        await clients.Calendar.RecordOfficeAsync(new()
        {
            RequestId = Id(),
            OccurredOn = "2009-06-01",
            OfficeId = "bench-office",
            Jurisdiction = "kz",
            Kind = OfficeKind.HeadOfState,
            Name = new() { Text = { ["en"] = "Office" } },
            TermYears = 5,
        });
        await clients.Calendar.CallElectionAsync(new()
        {
            RequestId = Id(),
            OccurredOn = "2011-02-04",
            ElectionId = "bench",
            Jurisdiction = "kz",
            OfficeId = "bench-office",
            Kind = ElectionKind.Early,
            Name = new() { Text = { ["en"] = "Election" } },
            VotingOn = "2011-04-03",
            Act = "Decree 1149",
        });
        var stations = Enumerable.Range(0, (voters / PerStation) + 1).Select(at => $"bench-{at:D5}").ToArray();
        foreach (var rows in stations.Select((station, at) => new Precinct { PrecinctId = station, Region = "KZ-ALA", Kind = PrecinctKind.Ordinary, Number = (uint)at + 1 }).Chunk(Chunk))
        {
            await clients.Territory.ImportPrecinctsAsync(new()
            {
                RequestId = Id(),
                OccurredOn = "2011-02-04",
                Jurisdiction = "kz",
                ValidFrom = "2011-02-04",
                Rows = { rows },
            });
        }

        await clients.VoterLists.OpenVoterRollAsync(new() { RequestId = Id(), OccurredOn = "2011-02-05", ElectionId = "bench" });
        return stations;
    }

    private static StreamVoterEntriesRequest Request(int chunk, string[] stations) => new()
    {
        RequestId = new Guid(chunk, 2, 0, new byte[8]).ToString(),
        OccurredOn = "2011-02-06",
        ElectionId = "bench",
        Rows =
        {
            Enumerable.Range(chunk * Chunk, Chunk).Select(voter => new VoterEntry
            {
                NationalNumber = string.Create(CultureInfo.InvariantCulture, $"{voter:D12}"),
                Surname = "Ахметов",
                GivenNames = "Нұрлан Серікұлы",
                BirthDate = "1970-05-06",
                PrecinctId = stations[voter / PerStation],
                Citizen = true,
            }),
        },
    };

    private static (long Heap, long Resident) Memory()
    {
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true) >> 20, process.WorkingSet64 >> 20);
    }

    // The entry with its two keys and the person, as they are stored, without the service.
    private static double Bare(int voters)
    {
        var folder = Directory.CreateTempSubdirectory("saylau-bench-");
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute(connection, "CREATE TABLE E (ElectionId TEXT, Person BLOB, Number BIGINT, PrecinctId TEXT, Listed BIT, Digest BIGINT, ChangesetId TEXT, PRIMARY KEY (ElectionId, Person)); CREATE INDEX I ON E (ElectionId, PrecinctId, Number); CREATE TABLE P (ElectionId TEXT, Number BIGINT, Person BLOB, Sealed BLOB, PRIMARY KEY (ElectionId, Number));");
        using var entry = Command(connection, "INSERT INTO E VALUES ('bench', @Person, @Number, @Station, 1, @Number, '')", "@Person", "@Number", "@Station");
        using var person = Command(connection, "INSERT INTO P VALUES ('bench', @Number, @Person, @Sealed)", "@Number", "@Person", "@Sealed");
        var watch = Stopwatch.StartNew();
        for (var first = 0; first < voters; first += Chunk)
        {
            using var transaction = connection.BeginTransaction();
            (entry.Transaction, person.Transaction) = (transaction, transaction);
            for (var voter = first; voter < first + Chunk; voter++)
            {
                var id = System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(voter));
                (entry.Parameters[0].Value, entry.Parameters[1].Value, entry.Parameters[2].Value) = (id, (long)voter, $"bench-{voter / PerStation:D5}");
                (person.Parameters[0].Value, person.Parameters[1].Value, person.Parameters[2].Value) = ((long)voter, id, new byte[82]);
                entry.ExecuteNonQuery();
                person.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var rate = voters / watch.Elapsed.TotalSeconds;
        connection.Close();
        folder.Delete(recursive: true);
        return rate;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
