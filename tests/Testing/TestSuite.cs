using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Local.Scenarios;
using Saylau.Local.Suite;
using Saylau.Platform.Access;

namespace Saylau.Testing;

/// <summary>How a suite for tests is started.</summary>
public sealed record TestSuiteOptions
{
    /// <summary>The folder with one folder per jurisdiction; those that come with the package if null.</summary>
    public string? JurisdictionsFolder { get; init; }

    /// <summary>Where the databases are kept; a folder that is deleted at the end if null, and with it the databases on a server.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Start this service alone, for example <c>parties</c>; null starts all behind the gateway.</summary>
    public string? Only { get; init; }

    /// <summary>
    /// The engine that keeps the records: <c>sqlite</c>, or <c>sqlserver</c> for the server that
    /// <c>SAYLAU_TEST_SQLSERVER</c> holds a connection string of; null takes SQL Server where that is set.
    /// </summary>
    public string? Engine { get; init; }

    /// <summary>What a test changes in each service before it is built; the first argument is its area.</summary>
    public Action<string, WebApplicationBuilder>? Over { get; init; }
}

/// <summary>
/// Saylau in the test's process: real services, real databases, real channels on loopback. Every suite has a database of
/// its own, so tests run beside each other.
/// </summary>
/// <example>
/// <code>
/// await using var suite = await TestSuite.Start();
/// await suite.As(Role.Registrar, "kz").Registry.RecordPartyAsync(new() { … });
/// </code>
/// </example>
public sealed class TestSuite : IAsyncDisposable
{
    private readonly List<SaylauChannel> channels = [];
    private readonly LocalSuite suite;
    private readonly Uri door;
    private readonly DirectoryInfo? temporary;
    private readonly SqlServerDatabases? databases;

    private readonly LocalSuiteOptions options;

    private TestSuite(LocalSuite suite, LocalSuiteOptions options, SettableClock clock, DirectoryInfo? temporary, SqlServerDatabases? databases)
    {
        (this.suite, this.options, Clock, this.temporary, this.databases) = (suite, options, clock, temporary, databases);
        door = options.Only is null ? suite.Gateway : suite.Addresses[options.Only];
    }

    /// <summary>The connection string of the SQL Server to test on, from <c>SAYLAU_TEST_SQLSERVER</c>; null if there is none.</summary>
    public static string? SqlServer { get; } = new ConfigurationBuilder().AddEnvironmentVariables().Build()["SAYLAU_TEST_SQLSERVER"] is { Length: > 0 } set ? set : null;

    /// <summary>The clock of every service.</summary>
    public SettableClock Clock { get; }

    /// <summary>The running services: their addresses, and how to stop one.</summary>
    public LocalSuite Services => suite;

    /// <summary>Starts a suite.</summary>
    public static async Task<TestSuite> Start(TestSuiteOptions? options = null)
    {
        options ??= new();
        var temporary = options.DataFolder is null ? Directory.CreateTempSubdirectory("saylau-test-") : null;
        var folder = options.DataFolder ?? temporary!.FullName;
        var clock = new SettableClock();
        var databases = OnSqlServer(options.Engine) ? new SqlServerDatabases(SqlServer!, folder) : null;
        var local = new LocalSuiteOptions
        {
            DataFolder = folder,
            Database = databases is null ? null : databases.Prepare,
            JurisdictionsFolder = options.JurisdictionsFolder ?? Path.Combine(AppContext.BaseDirectory, "jurisdictions"),
            Clock = clock,
            Only = options.Only,
            Over = options.Over,
        };
        return new(await LocalSuite.Start(local), local, clock, temporary, databases);
    }

    /// <summary>
    /// Starts the same services once more over the same databases, with the same keys, clock and tokens. On SQL Server they are
    /// replicas; on SQLite the start is refused.
    /// </summary>
    /// <exception cref="InvalidOperationException">The databases belong to another process.</exception>
    public async Task<TestSuite> StartReplica()
    {
        var again = options with { Issuer = suite.Issuer };
        return new(await LocalSuite.Start(again), again, Clock, temporary: null, databases: null);
    }

    /// <summary>Clients without a token.</summary>
    public Clients AsPublic() => Connect(null);

    /// <summary>Clients that hold one role for one scope.</summary>
    public Clients As(Role role, string scope) => As(new RoleGrant(role, scope).ToString());

    /// <summary>Clients that hold several grants, each <c>role@scope</c>; their subject is the grants themselves.</summary>
    public Clients As(params string[] grants) => Connect(suite.Issuer.Token($"test:{string.Join('+', grants)}", grants));

    /// <summary>Plays a scenario into the suite.</summary>
    public Task Play(Scenario scenario, CancellationToken cancellation = default) =>
        new ScenarioLoader(AsPublic().Invoker, suite.Issuer).Play(scenario, cancellation: cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        channels.ForEach(channel => channel.Dispose());
        await suite.DisposeAsync();
        if (temporary is null)
            return;
        databases?.Dispose();
        temporary.Delete(recursive: true);
    }

    private static bool OnSqlServer(string? engine) => engine switch
    {
        null => SqlServer is not null,
        "sqlserver" => SqlServer is not null ? true : throw new InvalidOperationException("SAYLAU_TEST_SQLSERVER holds no connection string."),
        _ => false,
    };

    private Clients Connect(string? token)
    {
        // Tests want the first answer, not the third.
        var channel = new SaylauChannel(door, () => token, new() { Retries = 1 });
        channels.Add(channel);
        return new(channel.Invoker);
    }
}
