using System.Data.Common;
using System.Reflection;
using EvolveDb;
using EvolveDb.Configuration;
using Microsoft.Extensions.Logging;

namespace Saylau.Platform.Data;

/// <summary>Brings a database to the schema of this version: numbered scripts, forward only.</summary>
public static class Migrations
{
    /// <summary>The table that says which scripts have run.</summary>
    internal const string History = "SchemaVersion";

    /// <summary>Whether a service keeps a record, and so has a schema.</summary>
    public static bool Has(Assembly service) => Array.Exists(service.GetManifestResourceNames(), name => name.StartsWith(Prefix(service), StringComparison.Ordinal));

    /// <summary>Runs the scripts that have not run: the platform's, then the service's.</summary>
    /// <exception cref="EvolveException">A script failed, or one that ran has changed since. What ran before it is kept.</exception>
    public static void Run(Database database, Assembly service, ILogger logger)
    {
        using var connection = database.OpenWriter();
        using var alone = database.Dialect.LockForMigration(connection);
        Run(connection, database.Dialect, service, logger);
        database.Dialect.GrantRoles(connection, service);
    }

    internal static void Run(DbConnection connection, Dialect dialect, Assembly service, ILogger logger) =>
        Scripts(connection, dialect, service, message => logger.LogDebug("{Migration}", message)).Migrate();

    private static Evolve Scripts(DbConnection connection, Dialect dialect, Assembly service, Action<string> log) => new(connection, log, dialect.Dbms)
    {
        EmbeddedResourceAssemblies = [typeof(Migrations).Assembly, service],
        EmbeddedResourceFilters = ["Saylau.Platform.Schema.", Prefix(service)],
        // On disk the scripts begin with their number; the project file adds the letter that the library wants.
        SqlMigrationPrefix = "V",
        SqlMigrationSeparator = "_",
        MetadataTableName = History,
        PlaceholderPrefix = "{",
        PlaceholderSuffix = "}",
        Placeholders = dialect.SchemaTypes.ToDictionary(type => $"{{{type.Key}}}", type => type.Value, StringComparer.Ordinal),
        TransactionMode = TransactionKind.CommitEach,
        IsEraseDisabled = true,
        // Who migrates holds a lock of ours already, which waits for its turn and does not ask again and again.
        EnableClusterMode = false,
    };

    private static string Prefix(Assembly service) => $"{service.GetName().Name}.Schema.";
}
