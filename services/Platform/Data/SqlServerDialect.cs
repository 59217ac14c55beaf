using System.Data;
using System.Data.Common;
using System.Reflection;
using EvolveDb.Dialect;
using Microsoft.Data.SqlClient;

namespace Saylau.Platform.Data;

internal sealed class SqlServerDialect : Dialect
{
    private const int MaxParameters = 2000, MaxRows = 1000, LongestText = 4000, LongestBytes = 8000;

    static SqlServerDialect() =>
        // The other implementation can throw or hang on Linux where a text is longer than a packet that arrives in parts.
        AppContext.SetSwitch("Switch.Microsoft.Data.SqlClient.UseCompatibilityProcessSni", isEnabled: false);

    public override IReadOnlyDictionary<string, string> SchemaTypes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "NVARCHAR(64) COLLATE Latin1_General_100_BIN2",
        ["text"] = "NVARCHAR(MAX)",
        ["bytes"] = "VARBINARY(MAX)",
    };

    internal override DBMS Dbms => DBMS.SQLServer;

    internal override string ColumnsQuery => """
        SELECT TABLE_NAME AS [Table], COLUMN_NAME AS [Column], CASE IS_NULLABLE WHEN 'NO' THEN 1 ELSE 0 END AS Required,
               UPPER(DATA_TYPE) + CASE
                   WHEN CHARACTER_MAXIMUM_LENGTH IS NULL THEN ''
                   WHEN CHARACTER_MAXIMUM_LENGTH = -1 THEN '(MAX)'
                   ELSE '(' + CAST(CHARACTER_MAXIMUM_LENGTH AS NVARCHAR(10)) + ')' END AS Type
        FROM INFORMATION_SCHEMA.COLUMNS
        WHERE TABLE_SCHEMA = SCHEMA_NAME()
        """;

    internal override string IndexesQuery => """
        SELECT t.name AS [Table], i.name AS Name, CAST(c.key_ordinal AS INT) AS Number, n.name AS [Column], CAST(i.is_unique AS INT) AS IsUnique
        FROM sys.tables t
        JOIN sys.indexes i ON i.object_id = t.object_id
        JOIN sys.index_columns c ON c.object_id = i.object_id AND c.index_id = i.index_id
        JOIN sys.columns n ON n.object_id = c.object_id AND n.column_id = c.column_id
        WHERE t.schema_id = SCHEMA_ID() AND c.key_ordinal > 0
        """;

    public override IDisposable LockForMigration(DbConnection connection) => SqlServerSetup.LockForMigration(connection);

    public override void GrantRoles(DbConnection connection, Assembly service) => SqlServerSetup.GrantRoles(connection, SchemaCheck.TablesOf(service));

    public override string Savepoint => "SAVE TRANSACTION OneWrite";

    public override string RollbackToSavepoint => "ROLLBACK TRANSACTION OneWrite";

    public override string ReleaseSavepoint => "";

    public override int BulkFrom => 100;

    public override DbConnection Open(string connectionString)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (InvalidOperationException exhausted)
        {
            connection.Dispose();
            throw new NoConnection(exhausted);
        }
    }

    // A connection that mended itself unseen might have another server at its end, which knows less than was committed before.
    public override DbConnection OpenWriter(string connectionString) =>
        Open(new SqlConnectionStringBuilder(connectionString) { ConnectRetryCount = 0 }.ConnectionString);

    // READ COMMITTED, never SNAPSHOT: the head row's lock is what serialises the writers of all replicas.
    public override DbTransaction BeginWrite(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    // Read committed would be one state for each statement; an answer is made of several.
    public override DbTransaction BeginRead(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.Snapshot);

    public override string Render(string sql) =>
        sql.Replace("{page}", "OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY", StringComparison.Ordinal);

    public override int RowsPerInsert(int columns) => Math.Clamp(MaxParameters / columns, 1, MaxRows);

    public override bool BulkInsert(DbTransaction transaction, DataTable rows)
    {
        using var copy = new SqlBulkCopy((SqlConnection)transaction.Connection!, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction)transaction);
        copy.DestinationTableName = rows.TableName;
        foreach (DataColumn column in rows.Columns)
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        try
        {
            copy.WriteToServer(rows);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The columns could not be matched, because the server, or what this login may see of it, does not list them.
            return false;
        }
    }

    public override void Declare(DbParameter parameter, Type type) => parameter.DbType = Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => DbType.Boolean,
        TypeCode.Int32 => DbType.Int32,
        TypeCode.Int64 => DbType.Int64,
        _ => type == typeof(byte[]) ? DbType.Binary : DbType.String,
    };

    public override void Bind(DbParameter parameter, object? value)
    {
        // One size for all texts, so that the server compiles a statement once; without one, every length is another statement.
        parameter.Size = value switch
        {
            string text => text.Length > LongestText ? -1 : LongestText,
            byte[] bytes => bytes.Length > LongestBytes ? -1 : LongestBytes,
            _ => parameter.Size,
        };
        base.Bind(parameter, value);
    }

    public override IEnumerable<string> SettingProblems(DbConnection connection) => SqlServerSetup.Problems(connection);

    public override bool IsConstraintViolation(DbException error) => SqlServerErrors.IsConstraintViolation(error);

    public override bool IsMistake(DbException error) => SqlServerErrors.IsMistake(error);

    public override bool IsTransient(DbException error) => SqlServerErrors.IsTransient(error);

    public override bool IsStorageFull(DbException error) => SqlServerErrors.IsStorageFull(error);

    /// <summary>Every connection that the pool may open is in use, and none came free in time: to ask again would hold up more.</summary>
    private sealed class NoConnection(InvalidOperationException cause) : DbException(cause.Message, cause);
}
