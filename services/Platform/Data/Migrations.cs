using System.Reflection;
using EvolveDb;
using EvolveDb.Configuration;
using Microsoft.Extensions.Logging;

namespace Saylau.Platform.Data;

/// <summary>Brings a database to the schema of this version: numbered scripts, forward only.</summary>
public static class Migrations
{
    /// <summary>Runs the scripts that have not run: the platform's, then the service's.</summary>
    public static void Run(Database database, Assembly service, ILogger logger)
    {
        using var connection = database.OpenWriter();
        var evolve = new Evolve(connection, message => logger.LogDebug("{Migration}", message))
        {
            EmbeddedResourceAssemblies = [typeof(Migrations).Assembly, service],
            EmbeddedResourceFilters = ["Saylau.Platform.Schema.", $"{service.GetName().Name}.Schema."],
            // On disk the scripts begin with their number; the project file adds the letter that the library wants.
            SqlMigrationPrefix = "V",
            SqlMigrationSeparator = "_",
            MetadataTableName = "SchemaVersion",
            PlaceholderPrefix = "{",
            PlaceholderSuffix = "}",
            Placeholders = database.Dialect.SchemaTypes.ToDictionary(type => $"{{{type.Key}}}", type => type.Value, StringComparer.Ordinal),
            TransactionMode = TransactionKind.CommitEach,
            IsEraseDisabled = true,
        };
        evolve.Migrate();
    }
}
