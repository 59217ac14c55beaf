using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Saylau.Platform.Data;
using Saylau.Tests.Services.Support;
using Assembly = System.Reflection.Assembly;

namespace Saylau.Tests.Services.Data;

/// <summary>A service's schema as Microsoft's tools see it, without a server: they know whether a statement's tables and columns are there.</summary>
internal sealed partial class SqlServerModel(Assembly program)
{
    /// <summary>The schema scripts of an assembly, as they are sent to SQL Server.</summary>
    public static IEnumerable<string> Scripts(Assembly of) => of.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(name => Script(of, name));

    /// <summary>What the tools say against statements, warnings too: a table that is missing is only that to them.</summary>
    public IReadOnlyList<string> Problems(IEnumerable<string> statements)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var definition in Whole(Scripts(typeof(Migrations).Assembly).Concat(Scripts(program)).SelectMany(Definitions)))
            model.AddObjects(definition);
        foreach (var (number, sql) in statements.Index())
            model.AddObjects(AsProcedure($"Statement{number}", Statements.ForSqlServer(sql)));
        return [.. model.Validate().Select(problem => problem.Message)];
    }

    // The tools take one statement at a time, of those that make a schema and not of those that fill it.
    private static List<string> Definitions(string script)
    {
        using var reader = new StringReader(script);
        return [.. ((TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out _)).Batches
            .SelectMany(batch => batch.Statements).Where(statement => statement is not InsertStatement)
            .Select(statement => script.Substring(statement.StartOffset, statement.FragmentLength))];
    }

    // The tools know tables as they are created: a column that a later script adds is put where its table is.
    private static List<string> Whole(IEnumerable<string> definitions)
    {
        var whole = new List<string>();
        foreach (var definition in definitions)
        {
            if (AddedColumn().Match(definition) is not { Success: true } added)
            {
                whole.Add(definition);
                continue;
            }

            var table = whole.FindIndex(other => other.StartsWith($"CREATE TABLE {added.Groups["table"].Value} (", StringComparison.Ordinal));
            whole[table] = whole[table].Insert(whole[table].LastIndexOf(')'), $", {added.Groups["column"].Value}");
        }

        return whole;
    }

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) ADD (?<column>[^;]+);?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddedColumn();

    private static string AsProcedure(string name, string sql) =>
        $"CREATE PROCEDURE {name} {string.Join(", ", Parameters().Matches(sql).Select(parameter => parameter.Value).Distinct().Select(parameter => $"{parameter} SQL_VARIANT"))} AS {sql}";

    private static string Script(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var script = Dialect.SqlServer.SchemaTypes.Aggregate(reader.ReadToEnd(), (sql, type) => sql.Replace($"{{{type.Key}}}", type.Value, StringComparison.Ordinal));
        Assert.DoesNotContain('{', script);
        return script;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameters();
}
