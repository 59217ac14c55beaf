using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saylau.Tests.Suite.Telemetry.Otlp;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>A collector: it takes what OTLP brings over gRPC, and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Look = TimeSpan.FromMilliseconds(100);
    private readonly WebApplication app;
    private readonly ConcurrentQueue<CollectedSpan> spans = new();
    private readonly ConcurrentQueue<CollectedLog> logs = new();
    private readonly ConcurrentDictionary<string, bool> metrics = new(StringComparer.Ordinal);

    private Collector(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Every span so far.</summary>
    public IReadOnlyList<CollectedSpan> Spans => [.. spans];

    /// <summary>Every line of a log so far.</summary>
    public IReadOnlyList<CollectedLog> Logs => [.. logs];

    /// <summary>The metrics so far, each as <c>service name/metric</c>.</summary>
    public IReadOnlyCollection<string> Metrics => [.. metrics.Keys];

    /// <summary>Starts a collector on loopback.</summary>
    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        Collector? collector = null;
        builder.Services.AddSingleton(_ => collector!);
        var app = builder.Build();
        collector = new(app);
        app.MapGrpcService<Traces>();
        app.MapGrpcService<LogRecords>();
        app.MapGrpcService<Measures>();
        await app.StartAsync();
        return collector;
    }

    /// <summary>Waits until something was collected; what is exported comes in batches.</summary>
    public async Task Until(Func<Collector, bool> isThere, string what)
    {
        for (var waited = TimeSpan.Zero; !isThere(this); waited += Look)
        {
            Assert.True(waited < Patience, $"Not collected: {what}. There are {spans.Count} spans and {logs.Count} logs.");
            await Task.Delay(Look);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed class Traces(Collector collector) : TraceService.TraceServiceBase
    {
        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
        {
            foreach (var host in request.ResourceSpans)
            {
                foreach (var span in host.ScopeSpans.SelectMany(scope => scope.Spans))
                    collector.spans.Enqueue(CollectedSpan.Of(host.Resource, span));
            }

            return Task.FromResult(new ExportTraceServiceResponse());
        }
    }

    private sealed class LogRecords(Collector collector) : LogsService.LogsServiceBase
    {
        public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context)
        {
            foreach (var host in request.ResourceLogs)
            {
                foreach (var log in host.ScopeLogs.SelectMany(scope => scope.LogRecords))
                    collector.logs.Enqueue(new(CollectedSpan.NameOf(host.Resource), CollectedSpan.Hex(log.TraceId), log.Body.StringValue));
            }

            return Task.FromResult(new ExportLogsServiceResponse());
        }
    }

    private sealed class Measures(Collector collector) : MetricsService.MetricsServiceBase
    {
        public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context)
        {
            foreach (var host in request.ResourceMetrics)
            {
                foreach (var metric in host.ScopeMetrics.SelectMany(scope => scope.Metrics))
                    collector.metrics[$"{CollectedSpan.NameOf(host.Resource)}/{metric.Name}"] = true;
            }

            return Task.FromResult(new ExportMetricsServiceResponse());
        }
    }
}
