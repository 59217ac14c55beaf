using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Saylau.Parties;
using Saylau.Platform.Data;
using Saylau.Platform.Hosting;
using Saylau.Testing;

namespace Saylau.Tests.Services.Data;

/// <summary>What <c>--migrate</c> and <c>--check-schema</c> do, on every engine.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-schema-");
    private SqlServerDatabases? databases;

    public void Dispose()
    {
        databases?.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public async Task A_database_is_wrong_until_it_is_migrated_and_migrating_again_changes_nothing(string engine)
    {
        var settings = Settings(Empty(engine));

        Assert.Equal(1, await Program([.. settings, "--check-schema"]));
        Assert.Equal(0, await Program(["--migrate", .. settings]));
        Assert.Equal(0, await Program([.. settings, "--check-schema"]));
        Assert.Equal(0, await Program(["--migrate", .. settings]));
        Assert.Equal(0, await Program([.. settings, "--check-schema"]));
    }

    [Fact]
    public async Task Two_that_migrate_one_database_wait_for_each_other()
    {
        var settings = Settings(Empty("sqlserver"));

        var codes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Program(["--migrate", .. settings]))));

        Assert.Equal([0, 0], codes);
        Assert.Equal(0, await Program([.. settings, "--check-schema"]));
    }

    [Theory]
    [InlineData("sqlite", "DROP INDEX IX_LedgerAnswer_AnsweredAt", "LedgerAnswer, index AnsweredAt: it is missing.")]
    [InlineData("sqlite", "ALTER TABLE Party ADD COLUMN Colour TEXT", "Party, column Colour: this version has none.")]
    [InlineData("sqlite", "ALTER TABLE Party RENAME COLUMN Kind TO Sort", "Party, column Kind: it is missing.")]
    [InlineData("sqlite", "DROP TABLE AlignmentClaim", "AlignmentClaim: the table is missing.")]
    [InlineData("sqlite", "CREATE TABLE Theirs (Id INT)", "")]
    [InlineData("sqlite", "CREATE INDEX Theirs ON Party (Kind, Id)", "")]
    [InlineData("sqlite", "UPDATE SchemaVersion SET checksum = 'another' WHERE version = '0101'", "SchemaVersion, script V0101_registry.sql: it is another, and should be ")]
    [InlineData("sqlserver", "DROP INDEX IX_LedgerAnswer_AnsweredAt ON LedgerAnswer", "LedgerAnswer, index AnsweredAt: it is missing.")]
    [InlineData("sqlserver", "ALTER TABLE Party ADD Colour INT NULL", "Party, column Colour: this version has none.")]
    [InlineData("sqlserver", "ALTER TABLE Party ALTER COLUMN Kind NVARCHAR(99)", "Party, column Kind: it is NVARCHAR(99) NOT NULL, and should be ")]
    [InlineData("sqlserver", "DROP TABLE AlignmentClaim", "AlignmentClaim: the table is missing.")]
    public void What_was_changed_since_is_named(string engine, string change, string problem)
    {
        using var database = new Database(Options.Create(Empty(engine)));
        Migrations.Run(database, typeof(PartiesHost).Assembly, NullLogger.Instance);
        Assert.Empty(SchemaCheck.Problems(database, typeof(PartiesHost).Assembly));

        using (var connection = database.OpenWriter())
            Tell(connection, change);

        var problems = SchemaCheck.Problems(database, typeof(PartiesHost).Assembly);
        Assert.True(problem.Length == 0 ? problems.Count == 0 : problems.Any(found => found.StartsWith(problem, StringComparison.OrdinalIgnoreCase)), string.Join('\n', problems));
    }

    [Fact]
    public async Task Without_a_connection_string_nothing_is_migrated() => Assert.Equal(1, await Program(["--migrate"]));

    [Fact]
    public async Task A_service_does_not_start_on_another_schema()
    {
        var empty = Empty("sqlserver");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestSuite.Start(new()
        {
            Engine = "sqlite",
            Only = "parties",
            Over = (_, builder) =>
            {
                builder.Configuration["Saylau:Database:Engine"] = empty.Engine;
                builder.Configuration["Saylau:Database:ConnectionString"] = empty.ConnectionString;
            },
        }));

        Assert.Contains("run this program with --migrate first. The database has no schema yet.", refused.Message, StringComparison.Ordinal);
    }

    private static Task<int> Program(string[] args) => ServiceCommand.Run(args, PartiesHost.Build);

    private static string[] Settings(DatabaseOptions options) =>
        [$"--Saylau:Database:Engine={options.Engine}", $"--Saylau:Database:ConnectionString={options.ConnectionString}"];

    private DatabaseOptions Empty(string engine)
    {
        if (engine is "sqlite")
            return new() { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "schema.db")};Pooling=False" };
        Assert.SkipWhen(TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        return (databases = new(TestSuite.SqlServer!, folder.FullName)).Create("parties");
    }

    internal static void Tell(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
