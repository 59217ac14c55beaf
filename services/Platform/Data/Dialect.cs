using System.Data.Common;

namespace Saylau.Platform.Data;

/// <summary>The few things in which the database engines truly differ. All other SQL is written once.</summary>
public abstract class Dialect
{
    /// <summary>SQLite: embedded, no set-up, one process per file.</summary>
    public static Dialect Sqlite { get; } = new SqliteDialect();

    /// <summary>SQL Server: for production and for more than one replica.</summary>
    public static Dialect SqlServer { get; } = new SqlServerDialect();

    /// <summary>Opens a connection to read from.</summary>
    public abstract DbConnection Open(string connectionString);

    /// <summary>Opens the connection that writes, which is kept.</summary>
    public virtual DbConnection OpenWriter(string connectionString) => Open(connectionString);

    /// <summary>Begins a transaction that will write, taking the writer's place at once where the engine has one.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Begins a transaction that reads one consistent state.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>
    /// A statement in the engine's words. <c>{page}</c> takes @Take rows of an ordered query.
    /// </summary>
    public abstract string Render(string sql);

    /// <summary>The types whose names differ in schema scripts: <c>{id} {text} {bytes}</c>.</summary>
    public abstract IReadOnlyDictionary<string, string> SchemaTypes { get; }

    /// <summary>Marks a place in the transaction to which one write can be taken back.</summary>
    public abstract string Savepoint { get; }

    /// <summary>Takes back what was done since the savepoint, which is gone then.</summary>
    public abstract string RollbackToSavepoint { get; }

    /// <summary>Keeps what was done since the savepoint, which is gone then; empty where the next savepoint replaces it.</summary>
    public abstract string ReleaseSavepoint { get; }

    /// <summary>How many rows one INSERT takes, for a number of columns.</summary>
    public abstract int RowsPerInsert(int columns);

    /// <summary>A constraint refused the statement; the transaction lives on.</summary>
    public abstract bool IsConstraintViolation(DbException error);

    /// <summary>The same transaction may well succeed if it is run again.</summary>
    public abstract bool IsTransient(DbException error);

    /// <summary>The statement itself is wrong: a bug of ours, which no repetition mends.</summary>
    public abstract bool IsMistake(DbException error);

    /// <summary>There is no room to write.</summary>
    public abstract bool IsStorageFull(DbException error);
}
