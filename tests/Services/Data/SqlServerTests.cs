using System.Reflection;
using Saylau.Elections;
using Saylau.Observers;
using Saylau.Parliament;
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
    private static readonly (string Area, Assembly Program)[] Programs =
    [
        ("elections", typeof(ElectionsHost).Assembly), ("observers", typeof(ObserversHost).Assembly),
        ("parliament", typeof(ParliamentHost).Assembly), ("parties", typeof(PartiesHost).Assembly),
    ];

    // Counted when this was written; a new statement raises it, a lost one shows.
    private const int LeastStatements = 55;

    [Fact]
    public async Task SQL_Server_understands_every_statement_that_any_test_sent()
    {
        await PlayAndAsk(Repository.Arland, Repository.ArlandLaw);
        await PlayAndAsk(Repository.Kazakhstan, null);

        var statements = Statements.All;

        Assert.Empty(statements.SelectMany(sent => Statements.Problems(sent.Sql)));
        foreach (var (area, program) in Programs)
            Assert.Empty(new SqlServerModel(program).Problems(statements.Where(sent => string.Equals(sent.Area, area, StringComparison.Ordinal)).Select(sent => sent.Sql)));
        Assert.True(statements.Count >= LeastStatements, $"Only {statements.Count} distinct statements were sent.");
    }

    [Theory]
    [InlineData("SELECT Size FROM LedgerHead LIMIT 1")]
    [InlineData("INSERT OR IGNORE INTO Party (Id) VALUES (@Id)")]
    [InlineData("PRAGMA journal_mode")]
    [InlineData("SELECT * FROM Party WHERE Id IN @Ids AND")]
    public void A_statement_that_is_not_for_SQL_Server_is_found(string sql) => Assert.NotEmpty(Statements.Problems(sql));

    [Theory]
    [InlineData("SELECT Id, Colour FROM Party WHERE Id = @Id", "[Colour]")]
    [InlineData("SELECT * FROM Candidate", "[Candidate]")]
    [InlineData("SELECT p.Id FROM Party p JOIN CourtOrder o ON o.Parti = p.Id", "Parti")]
    [InlineData("INSERT INTO Party (Id, Colour) VALUES (@p0_0, @p0_1)", "[Colour]")]
    [InlineData("UPDATE LedgerHead SET Sise = @Size WHERE Id = 1", "[Sise]")]
    public void A_statement_about_what_is_not_in_the_schema_is_found(string sql, string what) =>
        Assert.Contains(what, Assert.Single(new SqlServerModel(typeof(PartiesHost).Assembly).Problems([sql, "SELECT Id FROM Party"])), StringComparison.Ordinal);

    [Fact]
    public void A_list_and_a_page_are_read_as_they_are_sent() =>
        Assert.Empty(Statements.Problems("SELECT * FROM Party WHERE Id IN @Ids ORDER BY Id {page}"));

    [Theory]
    [InlineData(typeof(Migrations))]
    [InlineData(typeof(ElectionsHost))]
    [InlineData(typeof(ObserversHost))]
    [InlineData(typeof(ParliamentHost))]
    [InlineData(typeof(PartiesHost))]
    public void SQL_Server_understands_every_schema_script(Type of)
    {
        var scripts = SqlServerModel.Scripts(of.Assembly).ToArray();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Empty(Statements.ProblemsOfScript(script)));
    }

    private static async Task PlayAndAsk(Local.Scenarios.Scenario scenario, string? law)
    {
        await using TestSuite suite = await Statements.Start(law, area: null);
        await suite.Play(scenario);
        await Questions.AskEverything(suite, scenario.Jurisdiction);
    }
}
