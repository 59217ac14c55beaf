using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Testing;

namespace Saylau.Benchmarks;

/// <summary>A read RPC, with and without a token, beside a bare gRPC echo in the same process, 100 calls in flight.</summary>
internal static class ReadBenchmark
{
    private const int InFlight = 100;

    public static async Task Run(int rounds)
    {
        await using var suite = await TestSuite.Start(new() { Only = "parties" });
        await suite.As(Role.Registrar, "kz").Registry.RecordPartyAsync(Parties.Request("kz-read", new Guid(1, 0, 0, new byte[8])));
        await using var echo = await EchoHost();
        using var echoChannel = GrpcChannel.ForAddress(echo.Urls.First());
        using var channel = GrpcChannel.ForAddress(suite.Services.Addresses["parties"]);
        var bare = new EchoService.EchoServiceClient(echoChannel);
        var registry = new RegistryService.RegistryServiceClient(channel);
        var token = new Metadata { { "authorization", $"Bearer {suite.Services.Issuer.Token("bench", "auditor@kz")}" } };
        await Measurement.Compare(rounds,
            new("bare gRPC echo, 100 in flight", InFlight, async () => await bare.EchoAsync(new() { Text = "kz-read" })),
            new("`GetParty`, public, 100 in flight", InFlight, async () => await registry.GetPartyAsync(new() { PartyId = "kz-read" })),
            new("`GetParty`, with a token, 100 in flight", InFlight, async () => await registry.GetPartyAsync(new() { PartyId = "kz-read" }, token)));
    }

    private static async Task<WebApplication> EchoHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, options => options.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.MapGrpcService<EchoRpc>();
        await app.StartAsync();
        return app;
    }

    private sealed class EchoRpc : EchoService.EchoServiceBase
    {
        public override Task<EchoMessage> Echo(EchoMessage request, ServerCallContext context) => Task.FromResult(request);
    }
}

/// <summary>Requests that benchmarks send.</summary>
internal static class Parties
{
    public static RecordPartyRequest Request(string id, Guid requestId) => new()
    {
        RequestId = requestId.ToString(),
        PartyId = id,
        Jurisdiction = "kz",
        Kind = PartyKind.Party,
        Name = new() { Text = { ["en"] = "A party of the benchmark" } },
    };
}
