using System.Data.Common;
using Microsoft.Extensions.Options;

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
    /// <exception cref="InvalidOperationException">The engine is unknown.</exception>
    public Dialect Dialect => Engine switch
    {
        "sqlite" => Dialect.Sqlite,
        "sqlserver" => Dialect.SqlServer,
        _ => throw new InvalidOperationException(
            $"Saylau:Database:Engine is '{Engine}'; it must be 'sqlite' or 'sqlserver'."),
    };
}

/// <summary>The database of one service.</summary>
public sealed class Database(IOptions<DatabaseOptions> options)
{
    private readonly DatabaseOptions settings = options.Value;

    /// <summary>The engine's dialect.</summary>
    public Dialect Dialect { get; } = options.Value.Dialect;

    /// <summary>Opens the connection that writes.</summary>
    public DbConnection OpenWriter() => Dialect.OpenWriter(settings.ConnectionString);

    /// <summary>Reads one consistent state. Reads never wait for writers.</summary>
    public T Read<T>(Func<Session, T> read)
    {
        using var connection = Dialect.Open(settings.ConnectionString);
        using var transaction = Dialect.BeginRead(connection);
        var result = read(new Session(Dialect, transaction, settings.StatementSent));
        transaction.Commit();
        return result;
    }

    /// <summary>Statements inside a transaction of the ledger's.</summary>
    internal Session Within(DbTransaction transaction, PreparedStatements prepared) =>
        new(Dialect, transaction, settings.StatementSent, prepared);
}
