using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Balancer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Saylau.Testing;

namespace Saylau.Tests.Services.Replicas;

/// <summary>The Parties service at several addresses of this machine and one port, as pods are behind one name.</summary>
internal sealed class Pods : IAsyncDisposable
{
    private readonly List<Pod> pods = [];

    private Pods(IPAddress[] addresses, int port) => (Addresses, Port) = (addresses, port);

    public IPAddress[] Addresses { get; private set; }

    /// <summary>The port of all.</summary>
    public int Port { get; }

    /// <summary>How many calls each has had, in the order of their addresses.</summary>
    public IEnumerable<int> Calls => pods.Select(pod => pod.Count.Calls);

    /// <summary>Finds the addresses of any name.</summary>
    public ResolverFactory Resolver => new StaticResolverFactory(_ => Addresses.Select(address => new BalancerAddress($"{address}", Port)));

    public static async Task<Pods> Start(params IPAddress[] addresses)
    {
        var started = new Pods(addresses, FreePort(addresses[0]));
        foreach (var address in addresses)
            started.pods.Add(await Pod.Start(address, started.Port));
        return started;
    }

    /// <summary>Calls until every one has answered: connections are made one after the other.</summary>
    public async Task CallUntilAllAnswered(Func<Task> call)
    {
        while (Calls.Any(count => count == 0))
            await call();
    }

    /// <summary>The first is gone; its address is still known, as it is to whoever asked DNS a moment ago.</summary>
    public async Task KillFirst()
    {
        await pods[0].DisposeAsync();
        pods.RemoveAt(0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pod in pods)
            await pod.DisposeAsync();
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Pod(TestSuite suite, CallCount count) : IAsyncDisposable
    {
        public CallCount Count { get; } = count;

        public static async Task<Pod> Start(IPAddress address, int port)
        {
            var count = new CallCount();
            return new(await TestSuite.Start(new() { Only = "parties", Over = Change }), count);

            void Change(string area, WebApplicationBuilder builder)
            {
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address, port, door => door.Protocols = HttpProtocols.Http2));
                builder.Services.AddSingleton(count).Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<CallCount>());
            }
        }

        public ValueTask DisposeAsync() => suite.DisposeAsync();
    }

    private sealed class CallCount : Interceptor
    {
        private int calls;

        public int Calls => Volatile.Read(ref calls);

        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Interlocked.Increment(ref calls);
            return continuation(request, context);
        }
    }
}
