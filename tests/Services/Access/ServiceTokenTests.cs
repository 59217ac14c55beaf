using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Saylau.Common.V1;
using Saylau.Platform.Clients;

namespace Saylau.Tests.Services.Access;

/// <summary>A service that calls another in its own name, as a client of the provider.</summary>
[Collection("Identity provider")]
public sealed class ServiceTokenTests : IDisposable
{
    private const string TokenEndpoint = "/connect/token";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-secret-");

    private string SecretFile => Path.Combine(folder.FullName, "client-secret");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_service_is_known_to_another_by_the_token_it_fetched()
    {
        await using var world = await Start();
        world.Provider.Register("saylau-elections", new("s3cret+/=%", """{"saylau_grants":["service@elections"]}"""));

        using var events = Parties(world).ReadEvents(new() { Ledger = "parties" });

        // Only services, auditors and the archive read events.
        Assert.All(await events.ResponseStream.ReadAllAsync().ToListAsync(), answer => Assert.Equal(0UL, answer.Size));
        Assert.Equal(1, world.Provider.Asked(TokenEndpoint));
    }

    [Fact]
    public async Task A_service_that_gets_no_token_is_unavailable_and_says_why()
    {
        await using var world = await Start();
        world.Provider.Register("saylau-elections", new("another", "{}"));

        var refusal = await ReadEvents(world);
        Unavailable("to the client saylau-elections", refusal);

        File.Delete(SecretFile);
        world.Suite.Clock.Advance(TimeSpan.FromSeconds(1));
        refusal = await ReadEvents(world);
        Unavailable("Saylau:Services:ClientSecretFile", refusal);
    }

    [Fact]
    public async Task One_fetch_serves_all_who_wait_for_it_and_a_token_is_used_again()
    {
        await using var world = await Start();
        var provider = Registered(world);
        var credentials = Credentials(world);
        await credentials.Token(default);
        world.Suite.Clock.Advance(TimeSpan.FromHours(1));

        provider.Hold();
        var waiting = Enumerable.Range(0, 20).Select(_ => credentials.Token(default).AsTask()).ToArray();
        provider.Release();
        var tokens = await Task.WhenAll(waiting);

        Assert.Single(tokens.Distinct());
        Assert.Equal(tokens[0], await credentials.Token(default));
        Assert.Equal(2, provider.Asked(TokenEndpoint));
    }

    [Fact]
    public async Task A_token_is_renewed_ahead_and_while_it_is_good_nobody_waits()
    {
        await using var world = await Start();
        var provider = Registered(world);
        var credentials = Credentials(world);
        var first = await credentials.Token(default);

        world.Suite.Clock.Advance(TimeSpan.FromMinutes(5));
        provider.Hold();
        Assert.Equal(first, await credentials.Token(default));
        provider.Release();
        while (string.Equals(await credentials.Token(default), first, StringComparison.Ordinal))
            await Task.Yield();

        Assert.Equal(2, provider.Asked(TokenEndpoint));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_not_missed_while_the_token_is_good()
    {
        await using var world = await Start();
        var provider = Registered(world);
        var credentials = Credentials(world);
        var token = await credentials.Token(default);
        provider.BeDown(true);

        world.Suite.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(token, await credentials.Token(default));
        world.Suite.Clock.Advance(TimeSpan.FromMinutes(10));
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await credentials.Token(default));
        Unavailable("does not answer", refusal);

        provider.BeDown(false);
        world.Suite.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(token, await credentials.Token(default));
    }

    private static void Unavailable(string why, RpcException refusal)
    {
        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Contains(why, refusal.Status.Detail, StringComparison.Ordinal);
    }

    private static ServiceCredentials Credentials(ProviderWorld world) => world.Of<ServiceCredentials>("elections");

    private static LedgerService.LedgerServiceClient Parties(ProviderWorld world) => new(world.Of<ServiceDirectory>("elections").InOwnName("parties"));

    private static async Task<RpcException> ReadEvents(ProviderWorld world)
    {
        using var events = Parties(world).ReadEvents(new() { Ledger = "parties" });
        return await Assert.ThrowsAsync<RpcException>(() => events.ResponseStream.MoveNext(default));
    }

    private static OidcProvider Registered(ProviderWorld world)
    {
        world.Provider.Register("saylau-elections", new("s3cret+/=%", """{"saylau_grants":["service@elections"]}"""));
        return world.Provider;
    }

    /// <summary>Elections beside Parties, as deployed: a client of the provider.</summary>
    private async Task<ProviderWorld> Start()
    {
        await File.WriteAllTextAsync(SecretFile, "s3cret+/=%\n");
        return await ProviderWorld.Start(Settings, "elections");
    }

    private void Settings(WebApplicationBuilder builder)
    {
        builder.Configuration["Saylau:Services:ClientId"] = "saylau-elections";
        builder.Configuration["Saylau:Services:ClientSecretFile"] = SecretFile;
    }
}
