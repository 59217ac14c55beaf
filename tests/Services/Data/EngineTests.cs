using Microsoft.AspNetCore.Builder;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Saylau.Parties;
using Saylau.Platform.Data;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

public sealed class EngineTests
{
    private const string Setting = "SAYLAU_TEST_SQLSERVER";

    private static readonly string? SqlServer = new ConfigurationBuilder().AddEnvironmentVariables().Build()[Setting];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public async Task A_country_is_played_and_told_again_on_every_engine(string engine)
    {
        var isSqlServer = engine is "sqlserver";
        Assert.SkipWhen(isSqlServer && string.IsNullOrEmpty(SqlServer), $"{Setting} holds no connection string.");
        var over = isSqlServer ? On(NewDatabase(SqlServer!)) : null;
        await using TestSuite suite = await Statements.Start(Repository.ArlandLaw, over);
        await suite.Play(Repository.Arland);
        var told = await Questions.AskEverything(suite, "arland");
        var size = (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size;

        // Again: every request is answered as before, and nothing is added.
        await suite.Play(Repository.Arland);

        Assert.True(told > 50);
        Assert.Equal(told, await Questions.AskEverything(suite, "arland"));
        Assert.Equal(size, (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
    }

    private static Action<WebApplicationBuilder> On(string connectionString) => builder =>
    {
        builder.Configuration["Saylau:Database:Engine"] = "sqlserver";
        builder.Configuration["Saylau:Database:ConnectionString"] = connectionString;
    };

    /// <summary>An empty database with the schema of this version: there the service does not make its own.</summary>
    private static string NewDatabase(string server)
    {
        var target = new SqlConnectionStringBuilder(server) { InitialCatalog = "SaylauTest" };
        using (var connection = Dialect.SqlServer.Open(server))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                IF DB_ID('SaylauTest') IS NOT NULL
                BEGIN
                    ALTER DATABASE SaylauTest SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
                    DROP DATABASE SaylauTest;
                END;
                CREATE DATABASE SaylauTest;
                """;
            command.ExecuteNonQuery();
        }

        var options = new DatabaseOptions { Engine = "sqlserver", ConnectionString = target.ConnectionString };
        Migrations.Run(new(Options.Create(options)), typeof(PartiesHost).Assembly, NullLogger.Instance);
        return target.ConnectionString;
    }
}
