using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Platform.Clients;
using Saylau.Testing;

namespace Saylau.Tests.Services.Access;

/// <summary>Services that believe a real provider, and what they say to a token.</summary>
internal sealed class ProviderWorld : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, IServiceProvider> services;

    private ProviderWorld(OidcProvider provider, TestSuite suite, ConcurrentDictionary<string, IServiceProvider> services) =>
        (Provider, Suite, this.services) = (provider, suite, services);

    public OidcProvider Provider { get; }

    public TestSuite Suite { get; }

    /// <summary>Starts services, Parties alone unless said.</summary>
    public static async Task<ProviderWorld> Start(Action<WebApplicationBuilder>? over = null, string area = "parties")
    {
        var provider = await OidcProvider.Start();
        provider.Register("ledger-reader", new("secret", """{"saylau_grants":["auditor@kz"]}"""));
        var services = new ConcurrentDictionary<string, IServiceProvider>(StringComparer.Ordinal);
        var suite = await TestSuite.Start(new()
        {
            Only = area,
            Over = (each, builder) =>
            {
                Capture(builder, built => services[each] = built);
                Believe(builder, provider.Authority);
                over?.Invoke(builder);
            },
        });
        return new(provider, suite, services);
    }

    /// <summary>Sets a service's identity to a provider, as a deployment does.</summary>
    public static void Believe(WebApplicationBuilder builder, string authority)
    {
        builder.Configuration["Saylau:Identity:Jwks"] = builder.Configuration["Saylau:Identity:Issuer"] = "";
        builder.Configuration["Saylau:Identity:Authority"] = authority;
        builder.Services.RemoveAll<ServiceCredentials>();
    }

    /// <summary>Reads the ledger, which is for auditors: the status says whether the token was believed.</summary>
    public async Task<StatusCode> Say(string? token)
    {
        using var channel = new SaylauChannel(Suite.Services.Addresses["parties"], () => token, new() { Retries = 1 });
        using var call = new LedgerService.LedgerServiceClient(channel.Invoker).ReadEvents(new() { Ledger = "parties" });
        try
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
                _ = answer;
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }

    /// <summary>Tells what a service is made of once it is built.</summary>
    public static void Capture(WebApplicationBuilder builder, Action<IServiceProvider> take) =>
        builder.Services.AddOptions<HostOptions>().Configure<IServiceProvider>((_, built) => take(built));

    /// <summary>What a running service is made of.</summary>
    public T Of<T>(string area)
        where T : notnull => services[area].GetRequiredService<T>();

    public Task<string> Token() => Provider.Token("ledger-reader");

    public async ValueTask DisposeAsync()
    {
        await Suite.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
