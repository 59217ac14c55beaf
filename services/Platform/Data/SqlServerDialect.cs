using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Saylau.Platform.Data;

internal sealed class SqlServerDialect : Dialect
{
    private const int MaxParameters = 2000, MaxRows = 1000;

    public override IReadOnlyDictionary<string, string> SchemaTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "NVARCHAR(64) COLLATE Latin1_General_100_BIN2",
        ["text"] = "NVARCHAR(MAX)",
        ["bytes"] = "VARBINARY(MAX)",
    };

    public override string Savepoint => "SAVE TRANSACTION OneWrite";

    public override string RollbackToSavepoint => "ROLLBACK TRANSACTION OneWrite";

    public override string ReleaseSavepoint => "";

    public override DbConnection Open(string connectionString)
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    // READ COMMITTED, never SNAPSHOT: the head row's lock is what serialises the writers of all replicas.
    public override DbTransaction BeginWrite(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    public override DbTransaction BeginRead(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    public override string Render(string sql) =>
        sql.Replace("{page}", "OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY", StringComparison.Ordinal);

    public override int RowsPerInsert(int columns) => Math.Clamp(MaxParameters / columns, 1, MaxRows);

    public override bool IsConstraintViolation(DbException error) =>
        error is SqlException { Number: 2627 or 2601 or 547 or 515 or 2628 };

    // Class 11 to 16: errors that whoever sent the statement can correct.
    public override bool IsMistake(DbException error) => error is SqlException { Class: >= 11 and <= 16 } && !IsTransient(error);

    public override bool IsTransient(DbException error) =>
        error is SqlException { Number: 1205 or 3960 or -2 or 4060 or 40197 or 40501 or 40613 or 49918 };

    public override bool IsStorageFull(DbException error) => error is SqlException { Number: 1101 or 1105 or 9002 };
}
