using System.Net;
using System.Net.Sockets;
using Saylau.Gateway.Routing;
using Yarp.ReverseProxy.Configuration;

namespace Saylau.Tests.Services.Replicas;

public class EveryAddressTests
{
    [Fact]
    public async Task Each_address_of_a_name_is_a_destination_under_the_name()
    {
        var found = await new EveryAddress((host, _) => Task.FromResult<IPAddress[]>(host is "parties" ? [IPAddress.Parse("10.0.0.7"), IPAddress.IPv6Loopback] : []))
            .ResolveDestinationsAsync(Set("http://parties:5000"), default);

        Assert.Equal(["http://10.0.0.7:5000/", "http://[::1]:5000/"], found.Destinations.Values.Select(destination => destination.Address));
        Assert.All(found.Destinations.Values, destination => Assert.Equal("parties:5000", destination.Host));
        Assert.NotNull(found.ChangeToken);
    }

    [Fact]
    public async Task A_name_without_an_address_stays_as_it_is_and_is_looked_up_again()
    {
        var found = await new EveryAddress((_, _) => throw new SocketException((int)SocketError.HostNotFound)).ResolveDestinationsAsync(Set("http://parties:5000"), default);

        Assert.Equal("http://parties:5000/", Assert.Single(found.Destinations.Values).Address);
        Assert.NotNull(found.ChangeToken);
    }

    [Fact]
    public async Task An_address_in_numbers_is_not_looked_up()
    {
        var found = await new EveryAddress((_, _) => throw new InvalidOperationException("Looked up.")).ResolveDestinationsAsync(Set("http://127.0.0.1:5000"), default);

        Assert.Equal("http://127.0.0.1:5000/", Assert.Single(found.Destinations.Values).Address);
        Assert.Null(found.ChangeToken);
    }

    private static Dictionary<string, DestinationConfig> Set(string address) => new() { ["service"] = new() { Address = address } };
}
