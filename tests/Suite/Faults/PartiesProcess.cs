using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Saylau.Local.Suite;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Faults;

/// <summary>The Parties service as a process of its own, which can be killed, stopped and starved.</summary>
internal sealed class PartiesProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process process;
    private readonly GrpcChannel channel;

    private PartiesProcess(Process process, Uri address)
    {
        this.process = process;
        channel = GrpcChannel.ForAddress(address);
    }

    /// <summary>The id of the process.</summary>
    public int Id => process.Id;

    /// <summary>Starts the service on the data of a home, and returns when it listens.</summary>
    /// <param name="home">Its database and its keys.</param>
    /// <param name="command">What to run in the shell instead of <c>exec dotnet "$0"</c>.</param>
    /// <param name="settings">Settings beside those of the home.</param>
    public static async Task<PartiesProcess> Start(Home home, string? command = null, params (string Name, string Value)[] settings)
    {
        var process = Launch(home, command, settings);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
                break;
        }

        var address = said.FirstOrDefault(line => line.Contains(Listening, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The service did not start: {string.Join('\n', said)}{await process.StandardError.ReadToEndAsync()}");
        // Both are read to the end, so that a full pipe never holds the service.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return new(process, new(address[(address.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));
    }

    /// <summary>Starts the service where it must not start. Returns its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Output)> StartInVain(Home home)
    {
        using var process = Launch(home, null, []);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Clients in the capacity of these grants. They send every call once.</summary>
    public Clients As(Home home, params string[] grants)
    {
        var token = $"Bearer {home.Issuer.Token($"test:{string.Join('+', grants)}", grants)}";
        return new(channel.Intercept(headers => [.. headers, new("authorization", token)]));
    }

    /// <summary>Ends the process as a power cut would: without a word.</summary>
    public Task Kill()
    {
        process.Kill();
        return process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end, as an operator does. Returns its exit code.</summary>
    public async Task<int> Terminate()
    {
        Assert.Equal(0, Signals.Send(process.Id, Signals.Terminate));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private static Process Launch(Home home, string? command, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("bash", ["-c", command ?? "exec dotnet \"$0\"", Path.Combine(AppContext.BaseDirectory, "Saylau.Parties.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in home.Settings.Concat(settings))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>What outlives a process of the service: its database, its keys, and the issuer it believes.</summary>
internal sealed class Home : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-fault-");
    private readonly string seed = NewKey(), commitment = NewKey();

    /// <summary>Issues tokens that the service believes.</summary>
    public DevelopmentIssuer Issuer { get; } = new(TimeProvider.System);

    /// <summary>The folder of the database.</summary>
    public string Folder => folder.FullName;

    /// <summary>The settings of the service, as its environment has them.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Saylau__Listen__Address", "loopback"), ("Saylau__Listen__BusinessPort", "0"), ("Saylau__Listen__OperationsPort", "0"),
        ("Saylau__Identity__Jwks", Issuer.Jwks), ("Saylau__Identity__Issuer", DevelopmentIssuer.Name),
        ("Saylau__Jurisdictions__Folder", Folders.Jurisdictions),
        ("Saylau__Database__ConnectionString", $"Data Source={Path.Combine(Folder, "parties.db")}"),
        ("Saylau__Ledger__Origin", "localhost/fault"), ("Saylau__Ledger__SigningSeed", seed), ("Saylau__Ledger__CommitmentKey", commitment),
    ];

    /// <inheritdoc />
    public void Dispose()
    {
        Issuer.Dispose();
        folder.Delete(recursive: true);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
