using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;

namespace Saylau.Client;

/// <summary>How a connection to the suite is made.</summary>
public sealed record SaylauChannelOptions
{
    /// <summary>Asked for the bearer token before every attempt of a call; null calls as the public. An
    /// <see cref="RpcException"/> of it is the call's answer.</summary>
    public Func<CancellationToken, ValueTask<string?>>? Token { get; init; }

    /// <summary>Deadline, retries and breaker.</summary>
    public ResilienceOptions Resilience { get; init; } = new();

    /// <summary>The certificate to show, and the authority to trust, at an https address; null shows none and trusts whom
    /// the machine trusts.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>
    /// Finds the addresses of a name, over all of which calls are spread, for example <see cref="Spreading.ByDns"/>; null
    /// for one connection to the address as it stands.
    /// </summary>
    public ResolverFactory? Resolver { get; init; }
}

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
    public SaylauChannel(Uri address, Func<string?>? token = null, ResilienceOptions? resilience = null)
        : this(address, new SaylauChannelOptions { Token = token is null ? null : _ => new(token()), Resilience = resilience ?? new() })
    {
    }

    /// <summary>Connects to an address; nothing is sent before the first call.</summary>
    /// <param name="address">The address of the gateway or of one service.</param>
    /// <param name="options">How.</param>
    public SaylauChannel(Uri address, SaylauChannelOptions options)
    {
        var settings = new GrpcChannelOptions
        {
            MaxReceiveMessageSize = 16 * 1024 * 1024,
            HttpHandler = Handler(options.Tls),
            DisposeHttpClient = true,
            // Without TLS the network is trusted by whoever gives an http address.
            UnsafeUseInsecureChannelCallCredentials = true,
        };
        channel = GrpcChannel.ForAddress(options.Resolver is { } resolver && Spreading.IsNamed(address) ? settings.Over(resolver, address) : address, settings);
        var resilience = new ResilienceInterceptor(options.Resilience);
        Invoker = options.Token is { } token ? channel.Intercept(resilience, new BearerInterceptor(token)) : channel.Intercept(resilience);
    }

    /// <summary>What generated clients are made with.</summary>
    public CallInvoker Invoker { get; }

    /// <inheritdoc />
    public void Dispose() => channel.Dispose();

    private static SocketsHttpHandler Handler(TlsFiles? tls)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        };
        tls?.ApplyTo(handler);
        return handler;
    }

    /// <summary>Gives each call its token, which may have to be fetched first.</summary>
    private sealed class BearerInterceptor(Func<CancellationToken, ValueTask<string?>> token) : Interceptor
    {
        private readonly CallCredentials bearer = CallCredentials.FromInterceptor(async (call, headers) =>
        {
            if (await token(call.CancellationToken) is { Length: > 0 } text)
                headers.Add("authorization", $"Bearer {text}");
        });

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
            where TResponse : class =>
            new(context.Method, context.Host, context.Options.WithCredentials(bearer));
    }
}
