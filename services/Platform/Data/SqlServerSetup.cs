using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Saylau.Platform.Data;

/// <summary>What a database on SQL Server needs beside its tables: settings, roles, and one migration at a time.</summary>
internal static class SqlServerSetup
{
    private const string Service = "saylau_service", Reader = "saylau_reader";

    // The log is only ever added to, and the server itself keeps the service to that.
    private static readonly HashSet<string> OnlyAddedTo = new(["LedgerEvent", "LedgerNode"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the settings of the database itself, a sentence each.</summary>
    public static IEnumerable<string> Problems(DbConnection connection)
    {
        var (readCommitted, snapshot) = connection.QuerySingle<(int, int)>("""
            SELECT CAST(is_read_committed_snapshot_on AS INT), CAST(snapshot_isolation_state AS INT)
            FROM sys.databases
            WHERE name = DB_NAME()
            """);
        if (readCommitted == 0)
            yield return "READ_COMMITTED_SNAPSHOT is off: readers and writers would wait for each other.";
        if (snapshot == 0)
            yield return "ALLOW_SNAPSHOT_ISOLATION is off: an answer could not be read as one state.";
    }

    /// <summary>Waits until nobody else migrates this database.</summary>
    public static IDisposable LockForMigration(DbConnection connection)
    {
        var taken = connection.ExecuteScalar<int>("""
            DECLARE @Taken INT, @Resource NVARCHAR(255) = N'saylau-migration-' + DB_NAME();
            EXEC @Taken = sp_getapplock @Resource = @Resource, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 60000;
            SELECT @Taken;
            """, commandTimeout: 90);
        if (taken < 0)
            throw new InvalidOperationException("Another migration of this database has not ended for a minute.");
        return new HeldBySession((SqlConnection)connection);
    }

    /// <summary>Grants the roles what they may do with each table.</summary>
    public static void GrantRoles(DbConnection connection, IReadOnlyCollection<string> tables)
    {
        if (connection.ExecuteScalar<int?>($"SELECT DATABASE_PRINCIPAL_ID('{Service}')") is not null)
            Grant(connection, Service, tables, Rights);
        if (connection.ExecuteScalar<int?>($"SELECT DATABASE_PRINCIPAL_ID('{Reader}')") is not null)
            Grant(connection, Reader, tables, table => Is(table, "LedgerAnswer") ? "" : "SELECT");
    }

    /// <summary>What a session holds it holds until it ends, which being returned to a pool is not.</summary>
    private sealed class HeldBySession(SqlConnection session) : IDisposable
    {
        public void Dispose() => SqlConnection.ClearPool(session);
    }

    private static void Grant(DbConnection connection, string role, IEnumerable<string> tables, Func<string, string> rights)
    {
        foreach (var table in tables.Where(table => rights(table).Length > 0))
            connection.Execute($"GRANT {rights(table)} ON dbo.{table} TO {role}");
    }

    private static string Rights(string table) => Is(table, Migrations.History) ? "SELECT"
        : OnlyAddedTo.Contains(table) ? "SELECT, INSERT"
        : "SELECT, INSERT, UPDATE, DELETE";

    private static bool Is(string table, string name) => string.Equals(table, name, StringComparison.OrdinalIgnoreCase);
}
