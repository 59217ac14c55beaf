using System.Reflection;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Platform.Access;
using Saylau.Platform.Clients;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Relay;

namespace Saylau.Platform.Hosting;

/// <summary>What every service of the suite is made of. A host adds its own capabilities to it.</summary>
public static class ServiceHost
{
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    /// <summary>Begins a host: doors, gRPC and JSON, the gate, refusals, limits, health, telemetry.</summary>
    /// <param name="area">The service's area.</param>
    /// <param name="args">Command line; the settings are under <c>Saylau</c> there, in the environment and in <see cref="SecretFiles"/>.</param>
    /// <param name="over">What a caller changes before anything is built: settings and services.</param>
    public static WebApplicationBuilder Create(string area, string[] args, Action<WebApplicationBuilder>? over)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ApplicationName = $"saylau-{area}" });
        builder.Configuration.AddSecretFiles();
        builder.Services.AddSingleton(new ServiceIdentity(area));
        builder.Services.TryAddSingleton(TimeProvider.System);
        Bind<IdentityOptions>(builder, "Identity");
        Bind<RateOptions>(builder, "Rates");
        Bind<ListenOptions>(builder, "Listen");
        Bind<ServiceOptions>(builder, "Services");
        Bind<TlsOptions>(builder, "Tls");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddSingleton<IdentityProvider>().AddSingleton<TokenValidator>().AddSingleton<CallRates>();
        builder.Services.AddSingleton<AdmissionInterceptor>();
        builder.Services.AddSingleton(Spreading.ByDns());
        builder.Services.AddSingleton<TransportSecurity>().AddSingleton<ServiceDirectory>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<RefusalInterceptor>(services, services.GetService<Database>()?.Dialect ?? Dialect.Sqlite));
        builder.Services.AddSingleton<RpcMeters>().AddSingleton<RefusalMeters>();
        AddRpcs(builder.Services);
        over?.Invoke(builder);
        builder.Services.TryAddSingleton(services => ServiceCredentials.Of(
            services.GetRequiredService<IOptions<ServiceOptions>>(), services.GetRequiredService<IOptions<IdentityOptions>>(),
            services.GetRequiredService<IdentityProvider>(), services.GetRequiredService<TimeProvider>()));
        Telemetry.Add(builder, area);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxMessageBytes * 2;
            Doors.Open(kestrel, builder.Configuration.GetSection("Saylau:Listen").Get<ListenOptions>() ?? new(),
                kestrel.ApplicationServices.GetRequiredService<TransportSecurity>());
        });
        return builder;
    }

    /// <summary>Adds what a service that keeps a record has: its database, its ledger, its law.</summary>
    public static void AddRecord<TRules>(this WebApplicationBuilder builder, Assembly service)
        where TRules : class, IMessage<TRules>, new()
    {
        Bind<DatabaseOptions>(builder, "Database");
        Bind<LedgerOptions>(builder, "Ledger");
        Bind<JurisdictionOptions>(builder, "Jurisdictions");
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton(services => new LedgerNews { Trace = services.GetRequiredService<HostTrace>() });
        builder.Services.AddSingleton<LedgerMeters>().AddSingleton<LedgerWriter>().AddSingleton<CheckpointSigner>().AddSingleton<LedgerProofs>();
        builder.Services.AddSingleton<Commitments>().AddSingleton<Seals>();
        builder.Services.AddSingleton(services => new JurisdictionCatalog(
            services.GetRequiredService<IOptions<JurisdictionOptions>>(),
            services.GetRequiredService<ServiceIdentity>().Area,
            new TRules().Descriptor));
        builder.Services.AddSingleton<LawBook<TRules>>();
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<RecordStartup>(services, service));
        builder.Services.AddHostedService(services => services.GetRequiredService<LedgerWriter>());
        builder.Services.AddHealthChecks().AddCheck<RecordHealth>("record");
        if (builder.Configuration.GetSection("Saylau:Relay").GetChildren().Any(setting => setting.Value is { Length: > 0 }))
            AddRelay(builder);
    }

    /// <summary>Builds the host: its RPCs at the business door, health and metrics at that of operations.</summary>
    public static WebApplication Build(this WebApplicationBuilder builder, Action<IEndpointRouteBuilder> map)
    {
        RequireAccessOptions();
        // A host without any check would answer UNKNOWN over gRPC, and no probe takes that for ready.
        builder.Services.AddGrpcHealthChecks().AddCheck("process", () => HealthCheckResult.Healthy());
        builder.Services.AddSingleton<IHealthCheckPublisher, ReadinessMeter>();
        builder.Services.Configure<HealthCheckPublisherOptions>(publisher => (publisher.Delay, publisher.Period) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)));
        var app = builder.Build();
        // A service that does not know whom to believe, whom to call where, or what to sign with must not start: all that reads a
        // setting is made now.
        _ = (app.Services.GetRequiredService<TokenValidator>(), app.Services.GetRequiredService<ServiceDirectory>(), app.Services.GetServices<IHostedService>().Count());
        app.UseDoors();
        app.UseReasonsForUnreadableJson();
        map(app);
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapHealthChecks("/health/ready").WithMetadata(new OperationsOnly());
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).WithMetadata(new OperationsOnly());
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new OperationsOnly());
        return app;
    }

    /// <summary>Maps what every service with a record answers: its ledger and its law.</summary>
    public static void MapRecord(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<LedgerService>();
        routes.MapGrpcService<LawService>();
    }

    private static void AddRelay(WebApplicationBuilder builder)
    {
        (builder.Configuration.GetSection("Saylau:Relay").Get<RelayOptions>() ?? new()).Require();
        Bind<RelayOptions>(builder, "Relay");
        builder.Services.AddSingleton<EventRelay>().AddHostedService(services => services.GetRequiredService<EventRelay>());
        builder.Services.AddHealthChecks().AddCheck<RelayHealth>("relay");
    }

    private static void Bind<T>(WebApplicationBuilder builder, string section)
        where T : class => builder.Services.AddOptions<T>().BindConfiguration($"Saylau:{section}");

    private static void AddRpcs(IServiceCollection services)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaxMessageBytes;
            grpc.Interceptors.Add<RpcMeters>();
            grpc.Interceptors.Add<RefusalInterceptor>();
            grpc.Interceptors.Add<AdmissionInterceptor>();
        }).AddJsonTranscoding(json =>
        {
            json.TypeRegistry = Contract.Types;
            json.JsonSettings.WriteInt64sAsStrings = true;
        });
        services.AddGrpcReflection();
    }

    private static void RequireAccessOptions()
    {
        var open = Contract.Methods.Values.Where(method => Contract.AccessOf(method) is null).Select(method => method.FullName).ToArray();
        if (open.Length > 0)
            throw new InvalidOperationException($"Without an access option: {string.Join(", ", open)}.");
        // Each request of a stream is answered: a stream that answers once leaves its caller guessing where it was cut.
        if (Contract.Methods.Values.FirstOrDefault(method => method.IsClientStreaming && !method.IsServerStreaming) is { } streaming)
            throw new InvalidOperationException($"{streaming.FullName} takes a stream and answers once, which the gate does not admit.");
    }
}
