using Grpc.Core;
using Grpc.Core.Interceptors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Saylau.Client;

/// <summary>How long a call may take, how often it is sent again, and when a dead address is left alone.</summary>
public sealed record ResilienceOptions
{
    /// <summary>The deadline of a unary call that has none of its own.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a repeatable call is sent again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How long the breaker stays open.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>
/// Retries and breaks circuits by gRPC status, which an HTTP handler cannot see: it sees only 200. A call is sent again
/// only if its contract says that it is repeatable.
/// </summary>
public sealed class ResilienceInterceptor(ResilienceOptions options) : Interceptor
{
    private readonly ResiliencePipeline repeatable = Breaker(new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        MaxRetryAttempts = options.Retries,
        UseJitter = true,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(100),
        ShouldHandle = new PredicateBuilder().Handle<RpcException>(WorthAnotherTry),
    }), options).Build();

    private readonly ResiliencePipeline once = Breaker(new ResiliencePipelineBuilder(), options).Build();

    /// <inheritdoc />
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var attempts = new Attempts<TRequest, TResponse>(request, WithDeadline(context), continuation);
        var pipeline = Contract.Methods.TryGetValue(context.Method.FullName, out var method) && Contract.IsRepeatable(method)
            ? repeatable
            : once;
        return new(attempts.Run(pipeline), attempts.Headers, attempts.Status, attempts.Trailers, attempts.Dispose);
    }

    private static bool WorthAnotherTry(RpcException error) =>
        error.StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted;

    private static ResiliencePipelineBuilder Breaker(ResiliencePipelineBuilder builder, ResilienceOptions options) =>
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            MinimumThroughput = 20,
            FailureRatio = 0.9,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = options.BreakDuration,
            ShouldHandle = new PredicateBuilder().Handle<RpcException>(error => error.StatusCode is StatusCode.Unavailable),
        });

    private ClientInterceptorContext<TRequest, TResponse> WithDeadline<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class =>
        context.Options.Deadline is not null
            ? context
            : new(context.Method, context.Host,
                context.Options.WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime + options.Deadline));

    /// <summary>The attempts of one call; the answer, headers and trailers are the last one's.</summary>
    private sealed class Attempts<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        private AsyncUnaryCall<TResponse>? last;
        private readonly TaskCompletionSource<Metadata> headers = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Metadata> Headers => headers.Task;

        public async Task<TResponse> Run(ResiliencePipeline pipeline)
        {
            try
            {
                var response = await pipeline.ExecuteAsync(Send, context.Options.CancellationToken);
                headers.TrySetResult(last is null ? [] : await last.ResponseHeadersAsync);
                return response;
            }
            catch (BrokenCircuitException broken)
            {
                headers.TrySetResult([]);
                throw new RpcException(new Status(StatusCode.Unavailable, "The service did not answer lately; not tried.", broken));
            }
            catch
            {
                headers.TrySetResult([]);
                throw;
            }
        }

        public Status Status() => last?.GetStatus() ?? new Status(StatusCode.Unavailable, "Not sent.");

        public Metadata Trailers() => last?.GetTrailers() ?? [];

        public void Dispose() => last?.Dispose();

        private async ValueTask<TResponse> Send(CancellationToken cancellation)
        {
            last?.Dispose();
            last = continuation(request, context);
            return await last.ResponseAsync;
        }
    }
}
