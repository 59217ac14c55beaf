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
        foreach (var definition in Definitions(Scripts(typeof(Migrations).Assembly).Concat(Scripts(program))))
            model.AddObjects(definition);
        foreach (var (number, sql) in statements.Index())
            model.AddObjects(AsProcedure($"Statement{number}", Statements.ForSqlServer(sql)));
        return [.. model.Validate().Select(problem => problem.Message)];
    }

    // The tools take one statement at a time, of those that make a schema and not of those that fill it; and they know a
    // table by its CREATE TABLE alone, so what a later script adds to it is written there.
    private static List<string> Definitions(IEnumerable<string> scripts)
    {
        var statements = scripts.SelectMany(Parse).Where(statement => statement is not DataModificationStatement).ToList();
        foreach (var change in statements.OfType<AlterTableAddTableElementStatement>())
        {
            var table = statements.OfType<CreateTableStatement>().Single(table => string.Equals(
                table.SchemaObjectName.BaseIdentifier.Value, change.SchemaObjectName.BaseIdentifier.Value, StringComparison.OrdinalIgnoreCase));
            change.Definition.ColumnDefinitions.ToList().ForEach(table.Definition.ColumnDefinitions.Add);
            change.Definition.TableConstraints.ToList().ForEach(table.Definition.TableConstraints.Add);
        }

        return [.. statements.Where(statement => statement is not AlterTableAddTableElementStatement).Select(Write)];
    }

    private static IEnumerable<TSqlStatement> Parse(string script)
    {
        using var reader = new StringReader(script);
        return ((TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out _)).Batches.SelectMany(batch => batch.Statements);
    }

    private static string Write(TSqlStatement statement)
    {
        new Sql160ScriptGenerator().GenerateScript(statement, out var sql);
        return sql;
    }

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
