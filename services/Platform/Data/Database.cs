using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Polly;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Data;

/// <summary>Where a service keeps its records.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The engine: <c>sqlite</c> or <c>sqlserver</c>.</summary>
    public string Engine { get; set; } = "sqlite";

    /// <summary>The engine's connection string; for SQLite, a <c>Data Source</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Told of every statement before it is rendered; for tests that check all of them.</summary>
    public Action<string>? StatementSent { get; set; }

    /// <summary>The engine's dialect.</summary>
    /// <exception cref="InvalidOperationException">The engine is unknown, or there is no connection string.</exception>
    public Dialect Dialect => ConnectionString.Length == 0 ? throw new InvalidOperationException("Saylau:Database:ConnectionString is missing; for SQLite it is 'Data Source=<file>'.") : Engine switch
    {
        "sqlite" => Dialect.Sqlite,
        "sqlserver" => Dialect.SqlServer,
        _ => throw new InvalidOperationException(
            $"Saylau:Database:Engine is '{Engine}'; it must be 'sqlite' or 'sqlserver'."),
    };
}

/// <summary>The database of one service.</summary>
public sealed class Database(IOptions<DatabaseOptions> options) : IDisposable
{
    private const int MostIdle = 64;
    private readonly DatabaseOptions settings = options.Value;

    private volatile bool isClosed;

    // A deadlock's victim, a failover, a throttled server: after 50, 100 and 200 ms, each more or less by chance.
    private readonly ResiliencePipeline again = new ResiliencePipelineBuilder().AddRetry(new()
    {
        ShouldHandle = new PredicateBuilder().Handle<DbException>(options.Value.Dialect.IsTransient),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromMilliseconds(50),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    }).Build();

    // Kept open with their compiled statements: for a short read, opening and compiling cost more than reading.
    private readonly ConcurrentBag<KeptConnection> idle = [];

    /// <summary>The engine's dialect.</summary>
    public Dialect Dialect { get; } = options.Value.Dialect;

    /// <summary>Opens a connection to read from.</summary>
    public DbConnection Open() => Dialect.Open(settings.ConnectionString);

    /// <summary>Opens the connection that writes.</summary>
    public DbConnection OpenWriter() => Dialect.OpenWriter(settings.ConnectionString);

    /// <summary>
    /// Reads one consistent state. Reads never wait for writers. What reads may run again, where the engine lost its first try:
    /// it asks and changes nothing.
    /// </summary>
    public T Read<T>(Func<Session, T> read) => again.Execute(ReadOnce, read);

    /// <summary>Runs a piece of work until the engine does not lose it, a few times at most, a little later each time.</summary>
    internal void Persist(Action work) => again.Execute(work);

    private T ReadOnce<T>(Func<Session, T> read)
    {
        var kept = idle.TryTake(out var waiting) ? waiting : new KeptConnection(Dialect.Open(settings.ConnectionString));
        try
        {
            using var transaction = Dialect.BeginRead(kept.Connection);
            var result = read(new Session(Dialect, transaction, settings.StatementSent, kept.Statements));
            transaction.Commit();
            return result;
        }
        catch (Exception error) when (error is not Refusal)
        {
            kept.IsBroken = true;
            // What broke one connection has likely broken those that wait.
            if (error is DbException)
                CloseIdle();
            throw;
        }
        finally
        {
            Return(kept);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        isClosed = true;
        CloseIdle();
    }

    /// <summary>Statements inside a transaction of the ledger's.</summary>
    internal Session Within(DbTransaction transaction, PreparedStatements prepared) =>
        new(Dialect, transaction, settings.StatementSent, prepared);

    private void Return(KeptConnection kept)
    {
        if (kept.IsBroken || isClosed || kept.Connection.State is not ConnectionState.Open || idle.Count >= MostIdle)
            kept.Dispose();
        else
            idle.Add(kept);
    }

    private void CloseIdle()
    {
        while (idle.TryTake(out var kept))
            kept.Dispose();
    }

    private sealed class KeptConnection(DbConnection connection) : IDisposable
    {
        public DbConnection Connection => connection;

        public PreparedStatements Statements { get; } = new();

        public bool IsBroken { get; set; }

        public void Dispose()
        {
            Statements.Forget();
            connection.Dispose();
        }
    }
}
