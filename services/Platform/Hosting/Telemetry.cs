using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Saylau.Platform.Hosting;

/// <summary>Traces, metrics and logs of every service. They leave by OTLP where its standard variables name a collector.</summary>
internal static class Telemetry
{
    public static void Add(WebApplicationBuilder builder, string area)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"saylau-{area}", serviceNamespace: "saylau"))
            .WithMetrics(metrics => metrics
                .AddMeter("Saylau.*")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            // A trace that nobody collects would cost every call and serve none.
            telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
            builder.Logging.AddOpenTelemetry();
            telemetry.UseOtlpExporter();
        }
    }
}
