using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;
using Saylau.Platform.Data;

namespace Saylau.Testing;

/// <summary>
/// The databases of one suite on a SQL Server: one for each service, made and brought to the schema of this version when the
/// service first asks.
/// </summary>
/// <param name="server">The connection string of a login that may create databases.</param>
/// <param name="folder">The suite's data folder; the same folder has the same databases again.</param>
public sealed class SqlServerDatabases(string server, string folder) : IDisposable
{
    // A server may be busy ending sessions that were closed, or with another database.
    private readonly ResiliencePipeline again = new ResiliencePipelineBuilder().AddRetry(new()
    {
        ShouldHandle = new PredicateBuilder().Handle<DbException>(),
        MaxRetryAttempts = 50,
        Delay = TimeSpan.FromMilliseconds(100),
    }).Build();

    private static readonly Lock Changing = new();
    private readonly List<string> created = [];

    /// <summary>Where a service keeps its record: a database with the schema of this version.</summary>
    public DatabaseOptions Prepare(string area, Assembly service)
    {
        var options = Create(area);
        using var database = new Database(Options.Create(options));
        Migrations.Run(database, service, NullLogger.Instance);
        return options;
    }

    /// <summary>Where a service will keep its record: a database, empty unless it was there before.</summary>
    public DatabaseOptions Create(string area)
    {
        var name = $"SaylauTest_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12]}_{area}";
        again.Execute(() => CreateUnlessThere(name));
        created.Add(name);
        return new() { Engine = "sqlserver", ConnectionString = To(name) };
    }

    /// <summary>Drops the databases.</summary>
    public void Dispose()
    {
        // Pooled connections would keep them, whatever road to the server they took.
        SqlConnection.ClearAllPools();
        foreach (var name in created.Distinct(StringComparer.Ordinal))
            again.Execute(() => OneAtATime($"DROP DATABASE {name}"));
    }

    private void CreateUnlessThere(string name)
    {
        if (Exists(name))
            return;
        OneAtATime($"CREATE DATABASE {name}");
        foreach (var setting in new[] { "READ_COMMITTED_SNAPSHOT", "ALLOW_SNAPSHOT_ISOLATION" })
        {
            try
            {
                Tell($"ALTER DATABASE {name} SET {setting} ON");
            }
            catch (DbException)
            {
                // Engines that read snapshots anyway need not be told; the schema check sees whether it is so.
            }
        }
    }

    private bool Exists(string name)
    {
        using var connection = Dialect.SqlServer.Open(server);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM sys.databases WHERE name = '{name}'";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    private string To(string name) => new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;

    private void OneAtATime(string statement)
    {
        lock (Changing)
            Tell(statement);
    }

    private void Tell(string statement)
    {
        using var connection = Dialect.SqlServer.Open(server);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
