using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Primitives;
using Saylau.Client;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Saylau.Gateway.Routing;

/// <summary>The addresses of a host's name.</summary>
/// <exception cref="SocketException">There are none now.</exception>
internal delegate Task<IPAddress[]> AddressLookup(string host, CancellationToken cancellation);

/// <summary>
/// Makes one destination of each address that a service's name has, again at every <see cref="Spreading.Refresh"/>. A name
/// without an address keeps the destination as it was set: a service that is not there yet must not keep the gateway, and
/// with it the others, from starting. The proxy's own resolver would.
/// </summary>
internal sealed class EveryAddress(AddressLookup lookUp) : IDestinationResolver
{
    /// <inheritdoc />
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal);
        foreach (var (name, destination) in destinations)
        {
            foreach (var address in await AddressesOf(destination, cancellationToken))
                found[$"{name} {address.Authority}"] = destination with { Address = address.ToString(), Host = new Uri(destination.Address).Authority };
        }

        return new(found, destinations.Values.Any(destination => Spreading.IsNamed(new(destination.Address))) ? NextTime() : null);
    }

    private async Task<IEnumerable<Uri>> AddressesOf(DestinationConfig destination, CancellationToken cancellation)
    {
        var named = new Uri(destination.Address);
        if (!Spreading.IsNamed(named))
            return [named];
        try
        {
            return (await lookUp(named.Host, cancellation))
                .Select(address => new UriBuilder(named) { Host = address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}" }.Uri);
        }
        catch (SocketException)
        {
            return [named];
        }
    }

    // The source ends with its timer.
    private static CancellationChangeToken NextTime() => new(new CancellationTokenSource(Spreading.Refresh).Token);
}
