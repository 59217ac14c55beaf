using System.Net;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using Saylau.Client;
using Saylau.Parties;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Each door shows what belongs to it and nothing else, and none opens before the service knows whom to believe.</summary>
public sealed class DoorConvention(ArlandSuite arland)
{
    private const string Business = "/parties/v1/parties?jurisdiction=arland", Rpc = "/saylau.parties.v1.RegistryService/GetParty";
    private static readonly string[] Operations = ["/metrics", "/health/live", "/health/ready"];

    [Fact]
    public async Task Health_and_metrics_show_only_at_the_door_of_operations()
    {
        foreach (var (area, address) in arland.Suite.Services.Operations)
        {
            Finds.Nothing(await Wrong(address, Operations, HttpStatusCode.OK, HttpVersion.Version11));
            Finds.Nothing(await Wrong(arland.Suite.Services.Addresses[area], Operations, HttpStatusCode.NotFound, HttpVersion.Version20));
        }

        Finds.Nothing(await Wrong(arland.Suite.Services.Web, Operations, HttpStatusCode.NotFound, HttpVersion.Version11));
    }

    [Fact]
    public async Task Nothing_of_the_business_shows_at_the_door_of_operations()
    {
        string[] business = [Business, Rpc, "/gateway/v1/reports/arland/2020", "/grpc.health.v1.Health/Check"];
        foreach (var address in arland.Suite.Services.Operations.Values)
            Finds.Nothing(await Wrong(address, business, HttpStatusCode.NotFound, HttpVersion.Version11));
    }

    [Fact]
    public async Task The_business_shows_at_its_own_doors()
    {
        Finds.Nothing(await Wrong(arland.Suite.Services.Addresses["parties"], [Business], HttpStatusCode.OK, HttpVersion.Version20));
        Finds.Nothing(await Wrong(arland.Suite.Services.Gateway, [Business], HttpStatusCode.OK, HttpVersion.Version20));
        Finds.Nothing(await Wrong(arland.Suite.Services.Web, [Business], HttpStatusCode.OK, HttpVersion.Version11));
    }

    [Fact]
    public async Task A_door_that_shows_what_it_should_not_is_found() => Finds.Exactly(
        [$"{Business} is OK."], await Wrong(arland.Suite.Services.Web, [Business], HttpStatusCode.NotFound, HttpVersion.Version11));

    [Fact]
    public async Task The_gateway_tells_of_every_service_of_the_contract() =>
        Finds.Nothing(Untold(await Told(arland.Suite.AsPublic().Invoker)));

    [Fact]
    public async Task A_door_that_tells_only_of_its_own_services_is_found()
    {
        using var parties = new SaylauChannel(arland.Suite.Services.Addresses["parties"]);
        Finds.Exactly(
            [.. Contract.Services.Where(service => Contract.AreaOf(service) is not ("parties" or "common")).Select(service => service.FullName)],
            Untold(await Told(parties.Invoker)));
    }

    [Fact]
    public void A_service_that_does_not_know_whom_to_believe_does_not_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => PartiesHost.Build([]));
        Assert.Contains("Saylau:Identity:Authority", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Saylau:Identity:Jwks", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_knows_whom_to_believe_is_built()
    {
        var key = Convert.ToBase64String(new byte[32]);
        await using var built = PartiesHost.Build([
            "--Saylau:Identity:Authority=https://issuer.example", "--Saylau:Database:ConnectionString=Data Source=:memory:", "--Saylau:Ledger:Origin=example.org/parties",
            $"--Saylau:Ledger:SigningSeed={key}", $"--Saylau:Ledger:CommitmentKey={key}", $"--Saylau:Jurisdictions:Folder={Path.Combine(AppContext.BaseDirectory, "jurisdictions")}",
        ]);
        Assert.NotNull(built);
    }

    private static IEnumerable<string> Untold(IEnumerable<string> told) =>
        Contract.Services.Select(service => service.FullName).Except(told, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> Told(CallInvoker invoker)
    {
        using var call = new ServerReflection.ServerReflectionClient(invoker)
            .ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new() { ListServices = "*" }, TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return [.. call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name)];
    }

    private static async Task<List<string>> Wrong(Uri door, IEnumerable<string> paths, HttpStatusCode expected, Version version)
    {
        using var http = new HttpClient { BaseAddress = door };
        var wrong = new List<string>();
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            if (response.StatusCode != expected)
                wrong.Add($"{path} is {response.StatusCode}.");
        }

        return wrong;
    }
}
