using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Saylau.Platform.Relay;

/// <summary>Degraded while events are not relayed. The service is ready all the same: others wait, its callers need not.</summary>
internal sealed class RelayHealth(EventRelay relay) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(relay.Trouble is { } trouble ? HealthCheckResult.Degraded($"Events are not relayed: {trouble}") : HealthCheckResult.Healthy());
}
