using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Tests.Services.Observers;

/// <summary>A service of elections that knows the protocols of one election and nothing else.</summary>
internal sealed class OfficialStub : ProtocolService.ProtocolServiceBase
{
    public const string Election = "ob-2011";

    public static async Task<WebApplication> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<OfficialStub>();
        await app.StartAsync();
        return app;
    }

    public override async Task ReadProtocols(
        ReadProtocolsRequest request, IServerStreamWriter<ReadProtocolsResponse> responseStream, ServerCallContext context)
    {
        if (!string.Equals(request.ElectionId, Election, StringComparison.Ordinal))
            throw new RpcException(new Status(StatusCode.NotFound, "no such election"));
        await responseStream.WriteAsync(new() { Protocols = { Protocol("st-1", 1000, 910), Protocol("st-2", 200, 40) }, LedgerPosition = 7 });
        await responseStream.WriteAsync(new() { Protocols = { Protocol("st-3", 0, 0), Protocol("st-other", 100, 100) }, LedgerPosition = 9 });
    }

    private static ReadProtocol Protocol(string precinct, uint registered, uint inBoxes) => new()
    {
        Entry = new() { PrecinctId = precinct, Registered = registered, InBoxes = inBoxes },
        Source = new() { Provenance = Provenance.Unverified, Citation = "a protocol" },
    };
}
