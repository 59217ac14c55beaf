using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Saylau.Parties;
using Saylau.Platform.Data;
using Saylau.Platform.Hosting;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Data;

/// <summary>deploy/sql: each login may do what it is for, and the server itself sees to it.</summary>
public sealed partial class LoginTests
{
    private const string Database = "saylautest_logins", Password = "Aa1-of-these-tests";

    [Fact]
    public void SQL_Server_understands_the_script()
    {
        Assert.All(Batches(), batch => Assert.Empty(Statements.ProblemsOfScript(batch)));
        Assert.NotEmpty(Statements.ProblemsOfScript("CREATE ROLE ON saylau"));
    }

    [Fact]
    public async Task The_service_writes_but_cannot_rewrite_the_log_and_the_reader_only_reads()
    {
        Assert.SkipWhen(TestSuite.SqlServer is null, "SAYLAU_TEST_SQLSERVER holds no connection string.");
        var lacks = Run(Batches());
        // Engines that speak SQL Server's protocol and cannot grant the making of tables: there the administrator migrates.
        var migrator = lacks ? new SqlConnectionStringBuilder(TestSuite.SqlServer) { InitialCatalog = Database, Pooling = false }.ConnectionString : As("migrator");
        Assert.Equal(0, await ServiceCommand.Run(["--migrate", .. Settings(migrator)], PartiesHost.Build));
        try
        {
            Assert.Equal(0, await ServiceCommand.Run(["--check-schema", .. Settings(As("service"))], PartiesHost.Build));
            await using (var suite = await TestSuite.Start(new() { Engine = "sqlite", Only = "parties", Over = (_, builder) => On(builder, As("service")) }))
            {
                await suite.As("registrar@kz", "archive@kz").Registry.RecordPartyAsync(Requests.Party("login-party", "2010-01-10"));
                Assert.Equal(1UL, (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
            }

            Refused("service", "UPDATE LedgerEvent SET Position = Position + 1");
            Refused("service", "DELETE FROM LedgerNode");
            Refused("service", "DROP TABLE Party");
            Refused("reader", "DELETE FROM Party");
            Refused("reader", "SELECT COUNT(*) FROM LedgerAnswer");
            using var reader = Dialect.SqlServer.Open(As("reader"));
            using var count = reader.CreateCommand();
            count.CommandText = "SELECT CAST(COUNT(*) AS INT) FROM Party";
            Assert.Equal(1, count.ExecuteScalar());
        }
        finally
        {
            Run(["USE master", $"DROP DATABASE {Database}"]);
        }
    }

    private static void Refused(string login, string statement)
    {
        using var connection = Dialect.SqlServer.Open(As(login));
        var refusal = Assert.Throws<SqlException>(() => SchemaTests.Tell(connection, statement));
        Assert.Matches("permission|must be owner", refusal.Message);
        Assert.False(Dialect.SqlServer.IsTransient(refusal));
    }

    /// <summary>Runs batches over one connection. Returns whether the engine lacks what one of them asks for.</summary>
    private static bool Run(IEnumerable<string> batches)
    {
        using var connection = Dialect.SqlServer.Open(TestSuite.SqlServer!);
        var lacks = false;
        foreach (var batch in batches)
        {
            try
            {
                SchemaTests.Tell(connection, batch);
            }
            catch (DbException lacking) when (NotSupported().IsMatch(lacking.Message))
            {
                lacks = true;
            }
        }

        return lacks;
    }

    private static string[] Batches() => [.. Separator().Split(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "sql", "create.sql")))
        .Where(batch => batch.Trim().Length > 0)
        .Select(batch => batch.Replace("$(Database)", Database, StringComparison.Ordinal))
        .Select(batch => PasswordVariable().Replace(batch, Password))];

    private static string As(string login) => new SqlConnectionStringBuilder(TestSuite.SqlServer)
    {
        InitialCatalog = Database,
        UserID = $"{Database}_{login}",
        Password = Password,
        Pooling = false,
    }.ConnectionString;

    private static string[] Settings(string connectionString) => ["--Saylau:Database:Engine=sqlserver", $"--Saylau:Database:ConnectionString={connectionString}"];

    private static void On(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder, string connectionString)
    {
        builder.Configuration["Saylau:Database:Engine"] = "sqlserver";
        builder.Configuration["Saylau:Database:ConnectionString"] = connectionString;
    }

    [GeneratedRegex("is not (?:currently|yet) supported", RegexOptions.None, 1000)]
    private static partial Regex NotSupported();

    [GeneratedRegex("^GO$", RegexOptions.Multiline, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\$\(\w+Password\)", RegexOptions.None, 1000)]
    private static partial Regex PasswordVariable();
}
