using System.Net;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Gateway;
using Saylau.Gateway.Routing;
using Saylau.Parties.V1;
using Saylau.Platform.Clients;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Services.Replicas;

/// <summary>Several instances behind one name: each gets its share of the calls, and one that dies takes none down.</summary>
public class SpreadingTests
{
    private static readonly IPAddress[] Two = [IPAddress.Parse("127.0.0.2"), IPAddress.Parse("127.0.0.3")];

    [Fact]
    public async Task Services_call_every_instance_in_turn_and_do_without_one_that_dies()
    {
        await using var pods = await Started(Two);
        using var directory = Directory($"http://parties:{pods.Port}", pods.Resolver);

        await SharedFairly(pods, directory.For("parties"));
    }

    [Fact]
    public async Task The_gateway_passes_calls_on_to_every_instance_in_turn_and_does_without_one_that_dies()
    {
        await using var pods = await Started(Two);
        await using var gateway = Gateway($"http://parties:{pods.Port}", pods);
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        using var channel = new SaylauChannel(Doors.AddressesOf(gateway)[0]);

        await SharedFairly(pods, channel.Invoker);
    }

    // localhost has two addresses where the machine speaks IPv6, one elsewhere.
    [Fact]
    public async Task Names_are_looked_up_by_DNS()
    {
        var addresses = await Dns.GetHostAddressesAsync("localhost", TestContext.Current.CancellationToken);
        await using var pods = await Started(addresses);
        using var directory = Directory($"http://localhost:{pods.Port}", Spreading.ByDns());
        var registry = new RegistryService.RegistryServiceClient(directory.For("parties"));

        await pods.CallUntilAllAnswered(() => Call(registry));
    }

    [Fact]
    public async Task Without_spreading_one_instance_gets_all_calls()
    {
        await using var pods = await Started(Two);
        using var channel = new SaylauChannel(new($"http://{Two[1]}:{pods.Port}"));
        var registry = new RegistryService.RegistryServiceClient(channel.Invoker);
        for (var call = 0; call < 10; call++)
            await Call(registry);

        Assert.Equal([0, 10], pods.Calls);
    }

    private static async Task SharedFairly(Pods pods, CallInvoker invoker)
    {
        var registry = new RegistryService.RegistryServiceClient(invoker);
        await pods.CallUntilAllAnswered(() => Call(registry));
        var before = pods.Calls.ToArray();
        for (var call = 0; call < 20; call++)
            await Call(registry);
        Assert.Equal([10, 10], pods.Calls.Zip(before, (now, then) => now - then));

        await pods.KillFirst();
        for (var call = 0; call < 20; call++)
            await Call(registry);
    }

    private static async Task Call(RegistryService.RegistryServiceClient registry) => await registry.CountPartiesAsync(new() { Jurisdiction = "kz" });

    private static ServiceDirectory Directory(string address, ResolverFactory resolver)
    {
        var options = new ServiceOptions();
        options.Addresses["parties"] = address;
        return new(Options.Create(options), new ServiceCredentials(() => null), new TransportSecurity(Options.Create(new TlsOptions())), resolver);
    }

    private static WebApplication Gateway(string parties, Pods pods) => GatewayHost.Build([], builder =>
    {
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Saylau:Listen:Address"] = "loopback",
            ["Saylau:Listen:BusinessPort"] = "0",
            ["Saylau:Listen:OperationsPort"] = "0",
            ["Saylau:Identity:Authority"] = "https://identity.example.org",
            ["Saylau:Jurisdictions:Folder"] = Path.Combine(AppContext.BaseDirectory, "jurisdictions"),
            ["Saylau:Services:Addresses:parties"] = parties,
        });
        // The proxy is added after this; what is here already, it leaves.
        builder.Services.AddSingleton<AddressLookup>((_, _) => Task.FromResult(pods.Addresses));
    });

    private static async Task<Pods> Started(IPAddress[] addresses)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS() && addresses == Two, "macOS answers at 127.0.0.1 alone of the addresses in 127.0.0.0/8.");
        return await Pods.Start(addresses);
    }
}
