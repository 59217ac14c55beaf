using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Platform.Hosting;

/// <summary>Ready while the record can be read.</summary>
internal sealed class RecordHealth(Database database, LedgerNews news, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            news.Saw(database.Read(LedgerStore.Size), clock.GetUtcNow());
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (DbException error)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("The record cannot be read.", error));
        }
    }
}
