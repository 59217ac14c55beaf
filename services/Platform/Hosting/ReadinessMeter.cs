using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Saylau.Platform.Hosting;

/// <summary>Shows readiness as a measure, so that one rule watches what probes see.</summary>
internal sealed class ReadinessMeter : IHealthCheckPublisher
{
    private int? ready;

    public ReadinessMeter(IMeterFactory meters) => meters.Create("Saylau.Health").CreateObservableGauge(
        "saylau.ready", () => ready is { } known ? [new Measurement<int>(known)] : Array.Empty<Measurement<int>>(), "1",
        "1 while the service can answer, 0 while it cannot.");

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        ready = report.Status is HealthStatus.Unhealthy ? 0 : 1;
        return Task.CompletedTask;
    }
}
