using Grpc.Health.V1;
using Grpc.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saylau.Client;
using Saylau.Gateway.Reports;
using Saylau.Gateway.Routing;
using Saylau.Platform.Clients;
using Saylau.Platform.Hosting;
using Saylau.Platform.Law;

namespace Saylau.Gateway;

/// <summary>What the gateway is made of: one front door to every service.</summary>
public static class GatewayHost
{
    /// <summary>Builds the gateway.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="over">What a caller changes before anything is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? over = null)
    {
        var builder = ServiceHost.Create("gateway", args, over);
        builder.Services.AddOptions<JurisdictionOptions>().BindConfiguration("Saylau:Jurisdictions");
        builder.Services.AddSingleton<LiquidTemplates>().AddSingleton<ReportCatalog>().AddSingleton<ReportComposer>().AddSingleton<SectionMeters>();
        PassThrough.Add(builder.Services);
        // All areas, not only what is mapped here: a client that reflects sees one contract.
        var names = Contract.Services.Append(Health.Descriptor).Select(service => service.FullName).ToArray();
        var symbols = SymbolRegistry.FromFiles([.. Contract.Files, HealthReflection.Descriptor]);
        builder.Services.Replace(ServiceDescriptor.Singleton(new ReflectionServiceImpl(names, symbols)));
        builder.Services.Replace(ServiceDescriptor.Singleton(new ReflectionV1ServiceImpl(names, symbols)));
        var gateway = builder.Build(routes =>
        {
            routes.MapGrpcService<ReportService>();
            routes.MapGrpcService<LedgerForwarder>();
            routes.MapGrpcService<LawForwarder>();
            routes.MapReverseProxy();
        });
        // Made now, so that a wrong setting stops the start and not the first call.
        _ = gateway.Services.GetRequiredService<ReportCatalog>();
        if (!gateway.Services.GetRequiredService<ServiceDirectory>().Areas.Any())
            throw new InvalidOperationException("Saylau:Services:Addresses is empty: the gateway has nothing to stand before.");
        return gateway;
    }
}
