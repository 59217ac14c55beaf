using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;

namespace Saylau.Benchmarks;

/// <summary>
/// A nation's protocols of eight choices streamed in, beside the same rows in bare batches of a thousand; what reading a
/// tally costs at ten thousand stations and at the end, how long a recount takes, and what memory is held.
/// </summary>
internal static class TallyBenchmark
{
    private const int Chunk = 1_000;
    private const int Early = 10_000;
    private const int Choices = 8;
    private const string Election = "bench-vote";

    public static async Task Run(int stations)
    {
        await using var suite = await TestSuite.Start(new() { Engine = "sqlite", Only = "elections" });
        var commission = suite.As("central_commission@kz", "archive@kz");
        await Prepare(commission, stations);
        Say("memory before", Memory());
        var watch = Stopwatch.StartNew();
        await Stream(commission, 0, Math.Min(Early, stations));
        Say($"`GetTally` of the nation at {Math.Min(Early, stations):#,0} stations, microseconds", await Latency(commission, ""));
        Say($"`GetTally` of a region at {Math.Min(Early, stations):#,0} stations, microseconds", await Latency(commission, "KZ-AKM"));
        await Stream(commission, Early, stations);
        var streamed = stations / watch.Elapsed.TotalSeconds;
        var bare = Bare(stations);
        Say("protocols streamed in, a second", $"{streamed:#,0}");
        Say("the same rows in bare batches of 1,000, a second", $"{bare:#,0} ({streamed / bare:0.00} of it)");
        Say($"`GetTally` of the nation at {stations:#,0} stations, microseconds", await Latency(commission, ""));
        Say($"`GetTally` of a region at {stations:#,0} stations, microseconds", await Latency(commission, "KZ-AKM"));
        watch.Restart();
        var recount = await commission.Tabulation.RecountTalliesAsync(new() { ElectionId = Election });
        Say($"`RecountTallies` of {recount.Protocols:#,0} protocols, seconds", $"{watch.Elapsed.TotalSeconds:0.0}; {recount.Differences.Count} differences");
        Say("memory after", Memory());
    }

    private static async Task Prepare(Clients commission, int stations)
    {
        await commission.Calendar.RecordOfficeAsync(new() { RequestId = Id(), OccurredOn = "2010-01-01", OfficeId = "bench-office", Jurisdiction = "kz", Kind = OfficeKind.HeadOfState, Name = Text("An office"), TermYears = 5 });
        await commission.Calendar.CallElectionAsync(new()
        {
            RequestId = Id(),
            OccurredOn = "2010-04-20",
            ElectionId = Election,
            Jurisdiction = "kz",
            OfficeId = "bench-office",
            Kind = ElectionKind.Regular,
            Name = Text("An election"),
            VotingOn = "2010-06-06",
            Act = "Decree 1",
        });
        await commission.Nominations.RecordSupportBaseAsync(new() { RequestId = Id(), OccurredOn = "2010-04-21", ElectionId = Election, RegisteredVoters = 1_600 });
        for (var at = 0; at < Choices; at++)
        {
            await commission.Nominations.NominateCandidateAsync(new()
            {
                RequestId = Id(),
                OccurredOn = "2010-04-25",
                ElectionId = Election,
                CandidateId = Choice(at),
                Nominator = Nominator.Self,
                Person = new() { PersonId = $"bench-person-{at}", Name = Text("Somebody") },
                BornOn = "1950-01-01",
                CitizenByBirth = true,
                ResidentSince = "1950",
            });
            await Qualify(commission, Choice(at));
            await commission.Nominations.DecideNominationAsync(new()
            {
                RequestId = Id(),
                OccurredOn = "2010-05-10",
                CandidateId = Choice(at),
                Outcome = NominationOutcome.Registered,
            });
        }

        for (var from = 0; from < stations; from += Chunk)
        {
            await commission.Territory.ImportPrecinctsAsync(new()
            {
                RequestId = Id(),
                OccurredOn = "2010-01-01",
                Jurisdiction = "kz",
                ValidFrom = "2010-01-01",
                Rows = { Enumerable.Range(from, Math.Min(Chunk, stations - from)).Select(at => new Precinct { PrecinctId = Station(at), Region = at % 2 == 0 ? "KZ-AKM" : "KZ-ALA", Kind = PrecinctKind.Ordinary, Number = (uint)at + 1 }) },
            });
        }
    }

    private static async Task Qualify(Clients commission, string id)
    {
        await commission.Nominations.RecordDepositAsync(new() { RequestId = Id(), OccurredOn = "2010-05-01", CandidateId = id, Amount = 799_950 });
        await commission.Nominations.RecordLanguageExaminationAsync(new()
        {
            RequestId = Id(),
            OccurredOn = "2010-05-01",
            CandidateId = id,
            VotesFor = 5,
            Passed = true,
            Parts = { new ExaminedPart { Part = LanguagePart.Writing }, new ExaminedPart { Part = LanguagePart.Reading }, new ExaminedPart { Part = LanguagePart.Speech } },
        });
        string[] regions = ["AKM", "AKT", "ALM", "ATY", "VOS", "ZHA", "ZAP", "KAR", "KUS", "KZY", "MAN", "PAV", "SEV", "YUZ", "ALA", "AST"];
        await commission.Nominations.ImportSupportSheetsAsync(new()
        {
            RequestId = Id(),
            OccurredOn = "2010-05-02",
            CandidateId = id,
            Rows = { regions.Select(region => new SignatureSheet { Sheet = region, Region = $"KZ-{region}", Valid = 2 }) },
        });
    }

    private static async Task Stream(Clients commission, int from, int until)
    {
        using var call = commission.Protocols.StreamProtocols();
        var answers = Task.Run(async () =>
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
            {
                if (answer.Rows.FirstOrDefault(row => row.Outcome is not RowOutcome.Stored) is { } refused)
                    throw new InvalidOperationException($"{refused.Reason}: {refused.Message}");
            }
        });
        for (var at = from; at < until; at += Chunk)
        {
            await call.RequestStream.WriteAsync(new()
            {
                RequestId = Id(),
                OccurredOn = "2010-06-06",
                ElectionId = Election,
                Rows = { Enumerable.Range(at, Math.Min(Chunk, until - at)).Select(Protocol) },
            });
        }

        await call.RequestStream.CompleteAsync();
        await answers;
    }

    private static ProtocolEntry Protocol(int station)
    {
        var entry = new ProtocolEntry { PrecinctId = Station(station), Registered = 1_000, Received = 1_010, Issued = 802, Unused = 207, Spoiled = 1, InBoxes = 801, Valid = 800, Invalid = 1 };
        for (var at = 0; at < Choices; at++)
            entry.Choices.Add(new ChoiceVotes { CandidateId = Choice(at), Votes = (uint)(at % 2 == 0 ? 100 + (station % 50) : 100 - (station % 50)) });
        return entry;
    }

    private static async Task<string> Latency(Clients commission, string region)
    {
        var times = new List<double>();
        for (var at = 0; at < 220; at++)
        {
            var watch = Stopwatch.StartNew();
            await commission.Tabulation.GetTallyAsync(new() { ElectionId = Election, Region = region });
            times.Add(watch.Elapsed.TotalMicroseconds);
        }

        var sorted = times.Skip(20).Order().ToArray();
        return $"{sorted[100]:#,0}";
    }

    // What one protocol leaves behind, as bare rows: the protocol and its part of the event.
    private static double Bare(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("saylau-bench-");
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute(connection, "CREATE TABLE Protocol (Id TEXT NOT NULL PRIMARY KEY, Row BLOB NOT NULL, Event BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Protocol (Id, Row, Event) VALUES (@Id, @Row, @Event)";
        insert.Parameters.AddWithValue("@Id", "");
        insert.Parameters.AddWithValue("@Row", new byte[300]);
        insert.Parameters.AddWithValue("@Event", new byte[200]);
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < rows;)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var until = Math.Min(rows, at + Chunk); at < until; at++)
            {
                insert.Parameters[0].Value = Station(at);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var rate = rows / watch.Elapsed.TotalSeconds;
        connection.Close();
        folder.Delete(recursive: true);
        return rate;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Memory() => string.Create(CultureInfo.InvariantCulture,
        $"{GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB on the heap, {Environment.WorkingSet >> 20} MiB resident");

    private static void Say(string what, string figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {figure} |"));

    private static string Station(int at) => string.Create(CultureInfo.InvariantCulture, $"s-{at:0000000}");

    private static string Choice(int at) => string.Create(CultureInfo.InvariantCulture, $"bench-choice-{at}");

    private static string Id() => Guid.CreateVersion7().ToString();

    private static LocalizedText Text(string text) => new() { Text = { ["en"] = text } };
}
