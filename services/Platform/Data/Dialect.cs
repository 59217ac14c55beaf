using System.Data;
using System.Data.Common;
using System.Reflection;
using EvolveDb.Dialect;

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

    /// <summary>The engine by the migration library's name; told, not guessed: engines that speak another's protocol answer its questions, too.</summary>
    internal abstract DBMS Dbms { get; }

    /// <summary>Waits until nobody else migrates this database, and keeps others waiting until what it returns is disposed and the connection closed.</summary>
    /// <exception cref="InvalidOperationException">Another migration did not end in time.</exception>
    public virtual IDisposable? LockForMigration(DbConnection connection) => null;

    /// <summary>Grants the roles of deploy/sql what they may do with each table of a service, where the database has these roles.</summary>
    public virtual void GrantRoles(DbConnection connection, Assembly service)
    {
    }

    /// <summary>Every column of every table: Table, Column, Type as scripts say it on SQL Server, Required 1 or 0.</summary>
    internal abstract string ColumnsQuery { get; }

    /// <summary>Every column of every index and key: Table, Name, Number, Column, IsUnique 1 or 0.</summary>
    internal abstract string IndexesQuery { get; }

    /// <summary>What is wrong with the settings of the database itself, a sentence each.</summary>
    public virtual IEnumerable<string> SettingProblems(DbConnection connection) => [];

    /// <summary>Marks a place in the transaction to which one write can be taken back.</summary>
    public abstract string Savepoint { get; }

    /// <summary>Takes back what was done since the savepoint, which is gone then.</summary>
    public abstract string RollbackToSavepoint { get; }

    /// <summary>Keeps what was done since the savepoint, which is gone then; empty where the next savepoint replaces it.</summary>
    public abstract string ReleaseSavepoint { get; }

    /// <summary>How many rows one INSERT takes, for a number of columns.</summary>
    public abstract int RowsPerInsert(int columns);

    /// <summary>From how many rows on the engine's own way of bulk loading is quicker than INSERT.</summary>
    public virtual int BulkFrom => int.MaxValue;

    /// <summary>
    /// Loads rows in the engine's own way, with every constraint checked. Names of table and columns are the target's. False if
    /// the engine has no such way, or does not describe its tables as it needs: nothing was sent then.
    /// </summary>
    public virtual bool BulkInsert(DbTransaction transaction, DataTable rows) => false;

    /// <summary>Says what type a parameter will hold, for values that do not say so themselves.</summary>
    public virtual void Declare(DbParameter parameter, Type type)
    {
        if (type == typeof(byte[]))
            parameter.DbType = DbType.Binary;
    }

    /// <summary>Gives a parameter its value.</summary>
    public virtual void Bind(DbParameter parameter, object? value) => parameter.Value = value ?? DBNull.Value;

    /// <summary>A constraint refused the statement; the transaction lives on.</summary>
    public abstract bool IsConstraintViolation(DbException error);

    /// <summary>The same transaction may well succeed if it is run again.</summary>
    public abstract bool IsTransient(DbException error);

    /// <summary>The statement itself is wrong: a bug of ours, which no repetition mends.</summary>
    public abstract bool IsMistake(DbException error);

    /// <summary>There is no room to write.</summary>
    public abstract bool IsStorageFull(DbException error);
}
