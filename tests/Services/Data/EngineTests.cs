using Microsoft.AspNetCore.Builder;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Saylau.Elections;
using Saylau.Observers;
using Saylau.Parliament;
using Saylau.Parties;
using Saylau.Platform.Data;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

public sealed class EngineTests
{
    private const string Setting = "SAYLAU_TEST_SQLSERVER";

    private static readonly Dictionary<string, Type> Records = new(StringComparer.Ordinal)
    {
        ["elections"] = typeof(ElectionsHost),
        ["observers"] = typeof(ObserversHost),
        ["parliament"] = typeof(ParliamentHost),
        ["parties"] = typeof(PartiesHost),
    };

    private static readonly string? SqlServer = new ConfigurationBuilder().AddEnvironmentVariables().Build()[Setting];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public async Task A_country_is_played_and_told_again_on_every_engine(string engine)
    {
        var isSqlServer = engine is "sqlserver";
        Assert.SkipWhen(isSqlServer && string.IsNullOrEmpty(SqlServer), $"{Setting} holds no connection string.");
        var over = isSqlServer ? On(Records.ToDictionary(record => record.Key, record => NewDatabase(SqlServer!, record.Key, record.Value.Assembly), StringComparer.Ordinal)) : null;
        await using TestSuite suite = await Statements.Start(Repository.ArlandLaw, over, area: null);
        await suite.Play(Repository.Arland);
        var told = await Questions.AskEverything(suite, "arland");
        var sizes = await Sizes(suite);

        // Again: every request is answered as before, and nothing is added.
        await suite.Play(Repository.Arland);

        Assert.True(told > 50);
        Assert.Equal(told, await Questions.AskEverything(suite, "arland"));
        Assert.Equal(sizes, await Sizes(suite));
    }

    private static async Task<ulong[]> Sizes(TestSuite suite) => await Task.WhenAll(Records.Keys.Select(async area =>
        (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = area })).Size));

    private static Action<WebApplicationBuilder> On(IReadOnlyDictionary<string, string> databases) => builder =>
    {
        if (databases.TryGetValue(builder.Environment.ApplicationName["saylau-".Length..], out var connectionString))
        {
            builder.Configuration["Saylau:Database:Engine"] = "sqlserver";
            builder.Configuration["Saylau:Database:ConnectionString"] = connectionString;
        }
    };

    /// <summary>An empty database with the schema of this version: there the service does not make its own.</summary>
    private static string NewDatabase(string server, string area, System.Reflection.Assembly service)
    {
        var name = $"SaylauTest_{area}";
        var target = new SqlConnectionStringBuilder(server) { InitialCatalog = name };
        using (var connection = Dialect.SqlServer.Open(server))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"""
                IF DB_ID('{name}') IS NOT NULL
                BEGIN
                    ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
                    DROP DATABASE {name};
                END;
                CREATE DATABASE {name};
                """;
            command.ExecuteNonQuery();
        }

        var options = new DatabaseOptions { Engine = "sqlserver", ConnectionString = target.ConnectionString };
        Migrations.Run(new(Options.Create(options)), service, NullLogger.Instance);
        return target.ConnectionString;
    }
}
