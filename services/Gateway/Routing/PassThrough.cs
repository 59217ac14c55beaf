using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Platform.Clients;
using Saylau.Platform.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Saylau.Gateway.Routing;

/// <summary>Passes gRPC and JSON through to the service of their area, by the prefix of their path.</summary>
internal static class PassThrough
{
    public static void Add(IServiceCollection services)
    {
        services.AddReverseProxy();
        services.TryAddSingleton<AddressLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<IDestinationResolver, EveryAddress>();
        // One refused connection is enough to leave an address alone until DNS has forgotten it, if there are others.
        services.Configure<TransportFailureRateHealthPolicyOptions>(health => health.MinimalTotalCountThreshold = 1);
        services.AddSingleton<IForwarderHttpClientFactory, SecuredClientFactory>();
        // The proxy can keep sessions by encrypted cookies. Ours keeps none: no key needs to outlive the process.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Its start-up would write a key to the home folder all the same, and warn about it.
        foreach (var starter in services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly).ToArray())
        {
            services.Remove(starter);
        }

        services.AddSingleton<IProxyConfigProvider>(provider =>
        {
            var addresses = provider.GetRequiredService<IOptions<ServiceOptions>>().Value.Addresses;
            return new InMemoryConfigProvider([.. addresses.Keys.SelectMany(RoutesOf)], [.. addresses.Select(Cluster)]);
        });
    }

    private static IEnumerable<RouteConfig> RoutesOf(string area) => Contract.Services
        .Where(service => string.Equals(Contract.AreaOf(service), area, StringComparison.Ordinal))
        .Select(service => Route(area, $"/{service.FullName}/{{**method}}"))
        .Append(Route(area, $"/{area}/v1/{{**path}}"));

    private static RouteConfig Route(string area, string path) => new() { RouteId = path, ClusterId = area, Match = new() { Path = path } };

    private static ClusterConfig Cluster(KeyValuePair<string, string> service) => new()
    {
        ClusterId = service.Key,
        Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["service"] = new() { Address = service.Value } },
        // In turn, and not the least busy first: an address where nobody answers is never busy.
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        HealthCheck = new()
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new() { Enabled = true, Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate, ReactivationPeriod = TimeSpan.FromSeconds(60) },
        },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            // A stream may be silent for as long as its heartbeat allows.
            ActivityTimeout = Timeout.InfiniteTimeSpan,
        },
    };
}

/// <summary>Connects to the services with the gateway's certificate, where it has one.</summary>
internal sealed class SecuredClientFactory(TransportSecurity security) : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        security.Files?.ApplyTo(handler);
    }
}
