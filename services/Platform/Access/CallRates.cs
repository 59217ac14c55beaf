using System.Threading.RateLimiting;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Access;

/// <summary>How much one caller may ask.</summary>
public sealed record RateOptions
{
    /// <summary>Calls under way at once, per caller.</summary>
    public int ConcurrentCalls { get; set; } = 1024;

    /// <summary>Calls a second, per caller, over time.</summary>
    public int CallsPerSecond { get; set; } = 100_000;
}

/// <summary>Keeps one caller from taking the service from the others; callers without a token share one allowance. A refusal is
/// immediate: nobody queues here.</summary>
public sealed class CallRates(IOptions<RateOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetTokenBucketLimiter(caller.Subject, _ => new()
        {
            TokenLimit = options.Value.CallsPerSecond,
            TokensPerPeriod = Math.Max(1, options.Value.CallsPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
        })),
        PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetConcurrencyLimiter(caller.Subject, _ => new()
        {
            PermitLimit = options.Value.ConcurrentCalls,
            QueueLimit = 0,
        })));

    /// <summary>Takes a place until it is disposed of.</summary>
    /// <exception cref="Refusal">RESOURCE_EXHAUSTED/RATE_LIMITED.</exception>
    public IDisposable Enter(Caller caller)
    {
        var lease = limiter.AttemptAcquire(caller);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        throw new Refusal(StatusCode.ResourceExhausted, EnumText.Of(ErrorReason.RateLimited),
            "Too many calls from this caller; slow down and try again.");
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
