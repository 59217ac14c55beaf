using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Saylau.Platform.Hosting;

/// <summary>
/// Traces, metrics and logs of every service. They leave by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector;
/// OpenTelemetry's other variables (protocol, headers, sampler, intervals) mean what they mean everywhere.
/// </summary>
internal static class Telemetry
{
    private static readonly PathString[] Probes = ["/metrics", "/health", "/grpc.health.v1.Health"];

    public static void Add(WebApplicationBuilder builder, string area)
    {
        builder.Services.AddSingleton(services => new HostTrace(services.GetRequiredService<ActivitySource>()));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"saylau-{area}", serviceNamespace: "saylau"))
            .WithMetrics(metrics => metrics
                .AddMeter("Saylau.*")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        builder.Services.ConfigureOpenTelemetryMeterProvider((services, metrics) => OnlyOwnMeters(metrics, services.GetRequiredService<IMeterFactory>()));
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
            return;

        // A trace that nobody collects would cost every call and serve none.
        telemetry.WithTracing(Trace).WithMetrics(metrics => metrics.AddOtlpExporter());
        builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter());
    }

    private static void Trace(TracerProviderBuilder tracing) => tracing
        .AddSource("Saylau.*", "Grpc.Net.Client")
        .AddAspNetCoreInstrumentation(options => options.Filter = context => !Array.Exists(Probes, probe => context.Request.Path.StartsWithSegments(probe, StringComparison.Ordinal)))
        .AddHttpClientInstrumentation()
        .AddProcessor(services => new OwnSpans(
            services.GetRequiredService<HostTrace>(),
            services.GetRequiredService<IOptionsMonitor<OtlpExporterOptions>>().CurrentValue,
            services.GetRequiredService<IOptionsMonitor<BatchExportActivityProcessorOptions>>().CurrentValue));

    /// <summary>Several hosts may live in one process, and OpenTelemetry hears of every meter there.</summary>
    private static void OnlyOwnMeters(MeterProviderBuilder metrics, IMeterFactory own) => metrics.AddView(instrument =>
        instrument.Meter.Scope is IMeterFactory other && !ReferenceEquals(other, own) ? MetricStreamConfiguration.Drop : null);
}
