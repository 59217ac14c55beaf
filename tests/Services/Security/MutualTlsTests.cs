using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Platform.Clients;
using Saylau.Testing;
using Saylau.Tests.Services.Access;

namespace Saylau.Tests.Services.Security;

/// <summary>Services that speak TLS to each other, and only to those of their authority.</summary>
public sealed class MutualTlsTests : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1", ForClients = "1.3.6.1.5.5.7.3.2";
    private readonly TestAuthority authority = new();
    private readonly TestAuthority strangers = new("Strangers");

    public void Dispose()
    {
        authority.Dispose();
        strangers.Dispose();
    }

    [Fact]
    public async Task The_suite_answers_over_mutual_TLS_through_a_gateway_that_asks_nobody_for_a_certificate()
    {
        await using var suite = await Start(only: null);
        Assert.All(suite.Services.Addresses.Values.Append(suite.Services.Web), address => Assert.Equal("https", address.Scheme));
        Assert.All(suite.Services.Operations.Values, address => Assert.Equal("http", address.Scheme));
        using var channel = Connect(suite.Services.Gateway, new("", "", authority.AuthorityFile));

        // Forwarded, passed through and composed.
        var checkpoint = await new LedgerService.LedgerServiceClient(channel.Invoker).GetCheckpointAsync(new() { Ledger = "elections" });
        var parties = await new Parties.V1.RegistryService.RegistryServiceClient(channel.Invoker).ListPartiesAsync(new() { Jurisdiction = "kz" });
        var report = await new ReportService.ReportServiceClient(channel.Invoker).GetCountryReportAsync(new() { Jurisdiction = "kz", Year = 2011 });

        Assert.Equal((0UL, 0), (checkpoint.Size, parties.Parties.Count));
        Assert.All(report.Areas, area => Assert.Equal("", area.UnavailableReason));
        Assert.Equal(HttpStatusCode.OK, await Get(new(suite.Services.Web, "/parties/v1/parties?jurisdiction=kz")));
        using var operations = new HttpClient();
        Assert.Equal("Healthy", await operations.GetStringAsync(new Uri(suite.Services.Operations["gateway"], "/health/ready")));
    }

    [Fact]
    public async Task A_service_calls_another_over_mutual_TLS()
    {
        IServiceProvider? elections = null;
        await using var suite = await Start("elections", over: (area, builder) =>
        {
            if (area is "elections")
                ProviderWorld.Capture(builder, services => elections = services);
        });

        var parties = new LedgerService.LedgerServiceClient(elections!.GetRequiredService<ServiceDirectory>().InOwnName("parties"));

        Assert.Equal(0UL, (await parties.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
    }

    [Fact]
    public async Task Whoever_shows_no_certificate_or_a_wrong_one_is_refused()
    {
        await using var suite = await Start("parties");
        authority.Issue("client", ForClients);
        authority.Issue("expired", ForClients, daysLeft: -1);
        authority.Issue("server-only", ForServers);
        strangers.Issue("client", ForClients);

        Assert.True(await Answers(suite, Client(authority, "client")));
        Assert.False(await Answers(suite, new("", "", authority.AuthorityFile)));
        Assert.False(await Answers(suite, Client(strangers, "client")));
        Assert.False(await Answers(suite, Client(authority, "expired")));
        Assert.False(await Answers(suite, Client(authority, "server-only")));
        using var clear = new SaylauChannel(new UriBuilder(suite.Services.Addresses["parties"]) { Scheme = "http" }.Uri, resilience: new() { Retries = 1 });
        Assert.False(await Answers(clear));
    }

    [Fact]
    public async Task A_client_refuses_a_server_of_another_authority_or_another_name()
    {
        await using var suite = await Start("parties");
        authority.Issue("client", ForClients);
        Assert.False(await Answers(suite, new(authority.PathOf("client.crt"), authority.PathOf("client.key"), strangers.AuthorityFile)));

        authority.Issue("parties", host: "elsewhere.example");
        Assert.False(await Answers(suite, Client(authority, "client")));
        authority.Issue("parties", ForClients);
        Assert.False(await Answers(suite, Client(authority, "client")));
        authority.Issue("parties");
        Assert.True(await Answers(suite, Client(authority, "client")));
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_on_the_next_connection_and_half_a_renewal_never()
    {
        await using var suite = await Start("parties", requireClientCertificate: false);
        var door = suite.Services.Addresses["parties"];
        var before = await Shown(door);

        // The new key alone is not the certificate's: the pair from before is shown until both are there.
        var certificate = await File.ReadAllTextAsync(authority.PathOf("parties.crt"));
        var renewed = authority.Issue("parties");
        var newCertificate = await File.ReadAllTextAsync(authority.PathOf("parties.crt"));
        await File.WriteAllTextAsync(authority.PathOf("parties.crt"), certificate);
        Assert.Equal(before, await Shown(door));
        await File.WriteAllTextAsync(authority.PathOf("parties.crt"), newCertificate);

        Assert.Equal(renewed, await Shown(door));
        Assert.NotEqual(before, renewed);
    }

    [Fact]
    public async Task A_renewed_client_certificate_and_a_renewed_authority_are_used_for_the_next_connection()
    {
        await using var suite = await Start("parties");
        authority.Issue("client", ForClients, daysLeft: -1);
        var files = Client(authority, "client");
        Assert.False(await Answers(suite, files));

        authority.Issue("client", ForClients);
        Assert.True(await Answers(suite, files));

        // The authority's own change: for a while the file has both.
        strangers.Issue("client", ForClients);
        var stranger = new TlsFiles(strangers.PathOf("client.crt"), strangers.PathOf("client.key"), authority.AuthorityFile);
        Assert.False(await Answers(suite, stranger));
        await File.AppendAllTextAsync(authority.AuthorityFile, "\n" + await File.ReadAllTextAsync(strangers.AuthorityFile));
        Assert.True(await Answers(suite, stranger));
    }

    private Task<TestSuite> Start(string? only, bool requireClientCertificate = true, Action<string, WebApplicationBuilder>? over = null)
    {
        foreach (var area in (string[])["parties", "elections", "parliament", "observers", "gateway"])
            authority.Issue(area);
        return TestSuite.Start(new()
        {
            Only = only,
            Over = (area, builder) =>
            {
                builder.Configuration["Saylau:Tls:CertificateFile"] = authority.PathOf($"{area}.crt");
                builder.Configuration["Saylau:Tls:KeyFile"] = authority.PathOf($"{area}.key");
                builder.Configuration["Saylau:Tls:AuthorityFile"] = authority.AuthorityFile;
                builder.Configuration["Saylau:Tls:RequireClientCertificate"] = $"{requireClientCertificate && area is not "gateway"}";
                over?.Invoke(area, builder);
            },
        });
    }

    private static TlsFiles Client(TestAuthority issuer, string name) => new(issuer.PathOf($"{name}.crt"), issuer.PathOf($"{name}.key"), issuer.AuthorityFile);

    private static SaylauChannel Connect(Uri address, TlsFiles files) => new(address, new SaylauChannelOptions { Tls = files, Resilience = new() { Retries = 1 } });

    private static async Task<bool> Answers(TestSuite suite, TlsFiles files)
    {
        using var channel = Connect(suite.Services.Addresses["parties"], files);
        return await Answers(channel);
    }

    private static async Task<bool> Answers(SaylauChannel channel)
    {
        try
        {
            await new LedgerService.LedgerServiceClient(channel.Invoker).GetCheckpointAsync(new() { Ledger = "parties" });
            return true;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Unavailable or StatusCode.Internal)
        {
            // In TLS 1.3 a client may have sent its call before it hears that its certificate is refused: then the call is broken off.
            return false;
        }
    }

    private async Task<HttpStatusCode> Get(Uri address)
    {
        using var handler = new SocketsHttpHandler();
        new TlsFiles("", "", authority.AuthorityFile).ApplyTo(handler);
        using var http = new HttpClient(handler);
        using var answer = await http.GetAsync(address);
        return answer.StatusCode;
    }

    /// <summary>The thumbprint of the certificate that a door shows.</summary>
    private static async Task<string> Shown(Uri door)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(door.Host, door.Port);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = door.Host,
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        });
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }
}
