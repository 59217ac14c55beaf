using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Saylau.Platform.Data;

/// <summary>How a database differs from the schema of this version.</summary>
public static class SchemaCheck
{
    /// <summary>
    /// What is missing or different, a sentence each; empty if nothing. Tables and indexes that are not ours are nobody's
    /// mistake; in a table that is ours, a column that is not ours is.
    /// </summary>
    public static IReadOnlyList<string> Problems(Database database, Assembly service)
    {
        using var connection = database.Open();
        var found = Shape(connection, database.Dialect);
        var differences = found.Count == 0 ? ["The database has no schema yet."] : Differences(Model(service), found);
        return [.. differences, .. database.Dialect.SettingProblems(connection)];
    }

    /// <summary>What a schema lacks or has otherwise than it should.</summary>
    internal static IEnumerable<string> Differences(IReadOnlyList<SchemaPart> wanted, IReadOnlyList<SchemaPart> found)
    {
        var tables = found.Select(part => part.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in wanted.Select(part => part.Table).Distinct(StringComparer.OrdinalIgnoreCase).Where(table => !tables.Contains(table)))
            yield return $"{table}: the table is missing.";
        var there = found.ToLookup(part => part.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var part in wanted.Where(part => tables.Contains(part.Table)))
        {
            if (!there.Contains(part.Key))
                yield return $"{part}: it is missing.";
            else if (!there[part.Key].Any(other => string.Equals(other.Definition, part.Definition, StringComparison.OrdinalIgnoreCase)))
                yield return $"{part}: it is {there[part.Key].First().Definition}, and should be {part.Definition}.";
        }

        var ours = wanted.Select(part => part.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = wanted.Select(part => part.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in found.Where(part => part.Kind is not PartKind.Index && ours.Contains(part.Table) && !known.Contains(part.Key)))
            yield return $"{part}: this version has none.";
    }

    /// <summary>The tables of a service's record, with the one that says which scripts have run.</summary>
    internal static IReadOnlyCollection<string> TablesOf(Assembly service) => [.. Model(service).Select(part => part.Table).Distinct(StringComparer.OrdinalIgnoreCase)];

    // The scripts are run once more where that costs nothing: what they make there is what they should make everywhere.
    private static List<SchemaPart> Model(Assembly service)
    {
        using var model = Dialect.Sqlite.Open("Data Source=:memory:");
        Migrations.Run(model, Dialect.Sqlite, service, NullLogger.Instance);
        return Shape(model, Dialect.Sqlite);
    }

    private static List<SchemaPart> Shape(DbConnection connection, Dialect dialect)
    {
        var columns = connection.Query<SchemaColumn>(dialect.ColumnsQuery).ToArray();
        var isNew = !Array.Exists(columns, column => IsHistory(column.Table));
        return isNew ? [] :
        [
            .. columns.Where(column => !IsHistory(column.Table)).Select(column => column.ToPart()),
            .. connection.Query<IndexColumn>(dialect.IndexesQuery).Where(column => !IsHistory(column.Table))
                .GroupBy(column => (column.Table, column.Name)).Select(index => IndexColumn.ToPart([.. index.OrderBy(column => column.Number)])),
            .. connection.Query<(string Name, string Checksum)>($"SELECT name, checksum FROM {Migrations.History} WHERE type = 0")
                .Select(script => new SchemaPart(Migrations.History, PartKind.Script, script.Name, script.Checksum)),
        ];
    }

    private static bool IsHistory(string table) => string.Equals(table, Migrations.History, StringComparison.OrdinalIgnoreCase);
}
