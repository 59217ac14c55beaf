using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Saylau.Elections;
using Saylau.Gateway;
using Saylau.Observers;
using Saylau.Parliament;
using Saylau.Parties;
using Saylau.Platform.Clients;
using Saylau.Platform.Hosting;

namespace Saylau.Local.Suite;

/// <summary>Every service of the suite in one process, on loopback, over SQLite unless another database is given.</summary>
public sealed class LocalSuite : IAsyncDisposable
{
    // In the order of who calls whom: what a service calls stands before it.
    private static readonly LocalService[] Services =
    [
        new("parties", PartiesHost.Build, 5002, []),
        new("elections", ElectionsHost.Build, 5001, ["parties"]),
        new("parliament", ParliamentHost.Build, 5003, ["elections", "parties"]),
        new("observers", ObserversHost.Build, 5004, ["elections", "parties"]),
    ];

    private readonly List<WebApplication> hosts = [];

    private readonly DevelopmentIssuer? own;

    private LocalSuite(LocalSuiteOptions options) => Issuer = options.Issuer ?? (own = new(options.Clock));

    /// <summary>Issues tokens that every service of this suite believes.</summary>
    public DevelopmentIssuer Issuer { get; }

    /// <summary>The gRPC address of each service, by area; the gateway's under <c>gateway</c>.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses => addresses;

    /// <summary>The gateway's gRPC address.</summary>
    public Uri Gateway => addresses["gateway"];

    /// <summary>The gateway's address for JSON over HTTP/1.1.</summary>
    public Uri Web { get; private set; } = null!;

    /// <summary>The addresses of health and metrics, by area.</summary>
    public IReadOnlyDictionary<string, Uri> Operations => operations;

    private readonly Dictionary<string, Uri> addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Uri> operations = new(StringComparer.Ordinal);

    /// <summary>Starts every service and then the gateway before them.</summary>
    public static async Task<LocalSuite> Start(LocalSuiteOptions options, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(options.DataFolder);
        var suite = new LocalSuite(options);
        try
        {
            foreach (var service in Services.Where(service => options.Only is null || IsNeeded(service.Area, options.Only)))
                await suite.Add(service, options, cancellation);
            if (options.Only is null)
                await suite.Add(new("gateway", GatewayHost.Build, 8081, [.. suite.addresses.Keys]), options, cancellation);
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops one service and leaves the others running.</summary>
    public async Task Stop(string area)
    {
        var host = hosts.Single(host => string.Equals(host.Services.GetRequiredService<ServiceIdentity>().Area, area, StringComparison.Ordinal));
        hosts.Remove(host);
        await host.StopAsync();
        await host.DisposeAsync();
    }

    /// <summary>Ends when the process is asked to stop.</summary>
    public Task WaitForShutdown() => hosts[^1].WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        hosts.Reverse();
        foreach (var host in hosts)
        {
            await host.StopAsync();
            await host.DisposeAsync();
        }

        own?.Dispose();
    }

    private static bool IsNeeded(string area, string only) => string.Equals(area, only, StringComparison.Ordinal)
        || Services.Single(service => string.Equals(service.Area, only, StringComparison.Ordinal)).Calls.Contains(area, StringComparer.Ordinal);

    private async Task Add(LocalService service, LocalSuiteOptions options, CancellationToken cancellation)
    {
        var area = service.Area;
        var isGateway = string.Equals(area, "gateway", StringComparison.Ordinal);
        int Port(int documented) => options.PreferDocumentedPorts && IsFree(documented) ? documented : 0;
        var host = service.Build([], builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            // Standard output is the report's.
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Services.Replace(ServiceDescriptor.Singleton(options.Clock));
            builder.Configuration.AddInMemoryCollection(service.Settings(options, Issuer));
            builder.Configuration["Saylau:Listen:BusinessPort"] = $"{Port(service.Port)}";
            builder.Configuration["Saylau:Listen:WebPort"] = isGateway ? $"{Port(8080)}" : "-1";
            builder.Configuration["Saylau:Listen:OperationsPort"] = "0";
            foreach (var called in service.Calls)
                builder.Configuration[$"Saylau:Services:Addresses:{called}"] = addresses[called].ToString();
            builder.Services.AddSingleton(new ServiceCredentials(() => Issuer.Token($"service:{area}", $"service@{area}")));
            options.Over?.Invoke(area, builder);
        });
        if (isGateway)
            MapTokens(host);
        hosts.Add(host);
        await host.StartAsync(cancellation);
        var listening = Doors.AddressesOf(host);
        addresses[area] = listening[0];
        operations[area] = listening[^1];
        if (isGateway)
            Web = listening[1];
    }

    private void MapTokens(WebApplication gateway) => gateway.MapGet("/development/token", (string subject, string[] grant) =>
    {
        try
        {
            return Results.Text(Issuer.Token(subject, grant));
        }
        catch (ArgumentException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
    });

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
