using System.Net;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Saylau.Elections;
using Saylau.Gateway;
using Saylau.Observers;
using Saylau.Parliament;
using Saylau.Parties;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>A service built with the settings of its deployment; only folders and ports are this machine's.</summary>
internal sealed class DeployedHost : IAsyncDisposable
{
    private static readonly Dictionary<string, Func<string[], Action<WebApplicationBuilder>?, WebApplication>> Hosts = new(StringComparer.Ordinal)
    {
        ["elections"] = ElectionsHost.Build,
        ["gateway"] = GatewayHost.Build,
        ["observers"] = ObserversHost.Build,
        ["parliament"] = ParliamentHost.Build,
        ["parties"] = PartiesHost.Build,
    };

    private readonly DirectoryInfo data;

    private DeployedHost(WebApplication host, DirectoryInfo data) => (Host, this.data) = (host, data);

    public WebApplication Host { get; }

    public static DeployedHost Build(string service, IReadOnlyDictionary<string, string?> settings)
    {
        var data = Directory.CreateTempSubdirectory("saylau-deployed-");
        var here = settings.ToDictionary(
            setting => setting.Key.Replace("__", ":", StringComparison.Ordinal),
            setting => setting.Value?
                .Replace("=/data/", $"={data.FullName}/", StringComparison.Ordinal)
                .Replace("/jurisdictions", Path.Combine(DeploymentFiles.Root, "deploy", "jurisdictions"), StringComparison.Ordinal),
            StringComparer.Ordinal);
        here["Saylau:Listen:Address"] = "loopback";
        foreach (var port in here.Keys.Where(name => name.EndsWith("Port", StringComparison.Ordinal)).ToArray())
            here[port] = "0";
        void Over(WebApplicationBuilder builder)
        {
            builder.Configuration.AddInMemoryCollection(here);
            builder.Logging.ClearProviders();
        }

        try
        {
            return new(Hosts[service]([], Over), data);
        }
        catch
        {
            data.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>What the probes of a started host would see: the state over gRPC, and whether it lives.</summary>
    public async Task<(HealthCheckResponse.Types.ServingStatus Ready, HttpStatusCode Live)> Probe(CancellationToken cancellation)
    {
        var doors = Doors.AddressesOf(Host);
        using var channel = GrpcChannel.ForAddress(doors[0]);
        using var http = new HttpClient();
        var ready = await new Health.HealthClient(channel).CheckAsync(new(), cancellationToken: cancellation);
        using var live = await http.GetAsync(new Uri(doors[^1], "/health/live"), cancellation);
        return (ready.Status, live.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        data.Delete(recursive: true);
    }
}
