using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Saylau.Client;

/// <summary>
/// Spreads a channel's calls over every address of a name, in turn: a headless Kubernetes service has one per pod. Without
/// it all calls share the connection to the address that happened to be found first.
/// </summary>
public static class Spreading
{
    /// <summary>How old an answer of DNS may be before it is asked again, so that new pods are found.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(15);

    /// <summary>Finds addresses by DNS, again at every <see cref="Refresh"/> and when a connection is lost.</summary>
    public static ResolverFactory ByDns() => new DnsResolverFactory(Refresh);

    /// <summary>Whether there may be several addresses behind this one: it has a name, not a number.</summary>
    public static bool IsNamed(Uri address) => address.HostNameType == UriHostNameType.Dns;

    /// <summary>Sets a channel up to spread its calls, and says what it is opened for.</summary>
    internal static Uri Over(this GrpcChannelOptions options, ResolverFactory resolver, Uri address)
    {
        options.Credentials = string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        options.ServiceConfig = new() { LoadBalancingConfigs = { new RoundRobinConfig() } };
        // Two minutes, the library's most, would be two minutes of refusals after a service has come back.
        options.MaxReconnectBackoff = TimeSpan.FromSeconds(5);
        options.ServiceProvider = new Resolvers([resolver]);
        return new($"{resolver.Name}:///{address.Host}:{address.Port}");
    }

    /// <summary>Shows the channel its resolver, which it looks for among services.</summary>
    private sealed class Resolvers(ResolverFactory[] resolvers) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IEnumerable<ResolverFactory>) ? resolvers : null;
    }
}
