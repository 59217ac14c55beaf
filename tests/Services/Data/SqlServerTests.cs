using System.Reflection;
using Saylau.Elections;
using Saylau.Parties;
using Saylau.Platform.Data;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

/// <summary>Runs after all the others, whose statements it judges together with its own.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AfterAllOthers;

[Collection<AfterAllOthers>]
public sealed class SqlServerTests
{
    // Counted when this was written; a new statement raises it, a lost one shows.
    private const int LeastStatements = 55;

    [Fact]
    public async Task SQL_Server_understands_every_statement_that_any_test_sent()
    {
        await PlayAndAsk(Repository.Arland, Repository.ArlandLaw);
        await PlayAndAsk(Repository.Kazakhstan, null);

        var statements = Statements.All;

        Assert.Empty(statements.SelectMany(Statements.Problems));
        Assert.True(statements.Count >= LeastStatements, $"Only {statements.Count} distinct statements were sent.");
    }

    [Theory]
    [InlineData("SELECT Size FROM LedgerHead LIMIT 1")]
    [InlineData("INSERT OR IGNORE INTO Party (Id) VALUES (@Id)")]
    [InlineData("PRAGMA journal_mode")]
    [InlineData("SELECT * FROM Party WHERE Id IN @Ids AND")]
    public void A_statement_that_is_not_for_SQL_Server_is_found(string sql) => Assert.NotEmpty(Statements.Problems(sql));

    [Fact]
    public void A_list_and_a_page_are_read_as_they_are_sent() =>
        Assert.Empty(Statements.Problems("SELECT * FROM Party WHERE Id IN @Ids ORDER BY Id {page}"));

    [Theory]
    [InlineData(typeof(Migrations))]
    [InlineData(typeof(PartiesHost))]
    [InlineData(typeof(ElectionsHost))]
    public void SQL_Server_understands_every_schema_script(Type of)
    {
        var scripts = of.Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, name => Assert.Empty(Statements.ProblemsOfScript(Script(of.Assembly, name))));
    }

    private static string Script(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var script = Dialect.SqlServer.SchemaTypes.Aggregate(reader.ReadToEnd(), (sql, type) => sql.Replace($"{{{type.Key}}}", type.Value, StringComparison.Ordinal));
        Assert.DoesNotContain('{', script);
        return script;
    }

    private static async Task PlayAndAsk(Local.Scenarios.Scenario scenario, string? law)
    {
        await using TestSuite suite = await Statements.Start(law);
        await suite.Play(scenario);
        await Questions.AskEverything(suite, scenario.Jurisdiction);
    }
}
