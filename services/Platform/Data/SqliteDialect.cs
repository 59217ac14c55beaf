using System.Data;
using System.Data.Common;
using EvolveDb.Dialect;
using Microsoft.Data.Sqlite;

namespace Saylau.Platform.Data;

internal sealed class SqliteDialect : Dialect
{
    private const int Error = 1, Busy = 5, Locked = 6, InputOutput = 10, Full = 13, Constraint = 19, Mismatch = 20, Misuse = 21, Range = 25;

    public override IReadOnlyDictionary<string, string> SchemaTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "NVARCHAR(64)",
        ["text"] = "TEXT",
        ["bytes"] = "BLOB",
    };

    internal override DBMS Dbms => DBMS.SQLite;

    internal override string ColumnsQuery => """
        SELECT m.name AS "Table", p.name AS "Column", p."notnull" AS Required,
               CASE p.type WHEN 'TEXT' THEN 'NVARCHAR(MAX)' WHEN 'BLOB' THEN 'VARBINARY(MAX)' ELSE p.type END AS Type
        FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
        """;

    internal override string IndexesQuery => """
        SELECT m.name AS "Table", i.name AS Name, c.seqno + 1 AS Number, c.name AS "Column", i."unique" AS IsUnique
        FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
        """;

    public override string Savepoint => "SAVEPOINT OneWrite";

    public override string RollbackToSavepoint => "ROLLBACK TO OneWrite; RELEASE OneWrite";

    // Left open, savepoints would pile up, and every page be copied once for each of them.
    public override string ReleaseSavepoint => "RELEASE OneWrite";

    public override DbConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    public override DbConnection OpenWriter(string connectionString)
    {
        var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        // FULL: what was acknowledged survives the loss of power, not only of the process. The pages that a savepoint may
        // have to put back are kept in memory.
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;";
        command.ExecuteNonQuery();
        return connection;
    }

    public override DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    public override string Render(string sql) => sql.Replace("{page}", "LIMIT @Take", StringComparison.Ordinal);

    // One prepared row at a time is the quickest way in: there is no round trip to save.
    public override int RowsPerInsert(int columns) => 1;

    public override bool IsConstraintViolation(DbException error) => error is SqliteException { SqliteErrorCode: Constraint };

    public override bool IsMistake(DbException error) =>
        error is SqliteException { SqliteErrorCode: Error or Constraint or Mismatch or Misuse or Range };

    public override bool IsTransient(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    // A full disk shows as an input/output error where the write-ahead log cannot grow.
    public override bool IsStorageFull(DbException error) => error is SqliteException { SqliteErrorCode: Full or InputOutput };
}
