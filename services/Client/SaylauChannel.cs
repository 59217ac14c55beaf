using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;

namespace Saylau.Client;

/// <summary>A connection to the suite: its token, deadlines, retries and circuit breaker in one place.</summary>
/// <remarks>
/// <code>
/// using var saylau = new SaylauChannel(new Uri("http://localhost:8081"));
/// var parties = new RegistryService.RegistryServiceClient(saylau.Invoker);
/// </code>
/// </remarks>
public sealed class SaylauChannel : IDisposable
{
    private readonly GrpcChannel channel;

    /// <summary>Connects to an address; nothing is sent before the first call.</summary>
    /// <param name="address">The address of the gateway or of one service.</param>
    /// <param name="token">Asked for the bearer token before every call; null calls as the public.</param>
    /// <param name="resilience">Deadline, retries and breaker; the defaults if null.</param>
    /// <param name="resolver">
    /// Finds the addresses of a name, over all of which calls are spread, for example <see cref="Spreading.ByDns"/>; null
    /// for one connection to the address as it stands.
    /// </param>
    public SaylauChannel(Uri address, Func<string?>? token = null, ResilienceOptions? resilience = null, ResolverFactory? resolver = null)
    {
        var options = new GrpcChannelOptions
        {
            MaxReceiveMessageSize = 16 * 1024 * 1024,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            },
        };
        channel = GrpcChannel.ForAddress(resolver is not null && Spreading.IsNamed(address) ? options.Over(resolver, address) : address, options);
        Invoker = channel.Intercept(new ResilienceInterceptor(resilience ?? new()), new BearerInterceptor(token));
    }

    /// <summary>What generated clients are made with.</summary>
    public CallInvoker Invoker { get; }

    /// <inheritdoc />
    public void Dispose() => channel.Dispose();

    private sealed class BearerInterceptor(Func<string?>? token) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, WithToken(context));

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
            AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, WithToken(context));

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
            continuation(WithToken(context));

        private ClientInterceptorContext<TRequest, TResponse> WithToken<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context)
            where TRequest : class
            where TResponse : class
        {
            if (token?.Invoke() is not { Length: > 0 } bearer)
                return context;

            var headers = new Metadata();
            foreach (var entry in context.Options.Headers ?? [])
                headers.Add(entry);
            headers.Add("authorization", $"Bearer {bearer}");
            return new(context.Method, context.Host, context.Options.WithHeaders(headers));
        }
    }
}
