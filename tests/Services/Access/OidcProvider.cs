using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Saylau.Platform.Hosting;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Saylau.Tests.Services.Access;

/// <summary>A client of the provider, and what its tokens say.</summary>
internal sealed record OidcClient(string Secret, string Claims, string Audience = "saylau");

/// <summary>A real OpenID Connect provider on loopback: OpenIddict, with clients that a test names and keys that it changes.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentDictionary<string, OidcClient> clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);
    private volatile bool isDown;
    private volatile TaskCompletionSource? held;

    private OidcProvider(string? issuer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().AllowClientCredentialsFlow().SetTokenEndpointUris("connect/token");
            server.AddSigningKey(NewKey("key-1")).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            if (issuer is not null)
                server.SetIssuer(issuer);
            server.SetAccessTokenLifetime(TimeSpan.FromHours(1));
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Admit));
            server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseInlineHandler(Issue));
        });
        host = builder.Build();
        host.Use(async (context, next) =>
        {
            asked.AddOrUpdate(context.Request.Path.Value!, 1, (_, times) => times + 1);
            if (held is { } wait)
                await wait.Task;
            if (isDown)
                context.Abort();
            else
                await next(context);
        });
        host.UseAuthentication();
    }

    /// <summary>Its address, which its tokens name as their issuer.</summary>
    public string Authority => Doors.AddressesOf(host)[0].ToString();

    private OpenIddictServerOptions Options => host.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    /// <summary>Starts a provider.</summary>
    /// <param name="issuer">What it calls itself; its address if null.</param>
    public static async Task<OidcProvider> Start(string? issuer = null)
    {
        var provider = new OidcProvider(issuer);
        await provider.host.StartAsync();
        // Its first answer takes long where many tests begin at once.
        using var http = new HttpClient();
        await http.GetStringAsync(new Uri($"{provider.Authority}.well-known/openid-configuration"));
        await http.GetStringAsync(new Uri($"{provider.Authority}.well-known/jwks"));
        provider.asked.Clear();
        return provider;
    }

    /// <summary>How often a path was asked for.</summary>
    public int Asked(string path) => asked.GetValueOrDefault(path);

    /// <summary>Breaks every connection, or answers again.</summary>
    public void BeDown(bool down) => isDown = down;

    /// <summary>Lets every request wait until it is released.</summary>
    public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => held!.SetResult();

    /// <summary>Registers a client whose tokens have these claims, given as a JSON object.</summary>
    public void Register(string clientId, OidcClient client) => clients[clientId] = client;

    /// <summary>Signs with a new key from now on; the old ones are still published.</summary>
    public void AddKey(string keyId) =>
        Options.SigningCredentials.Insert(0, new SigningCredentials(NewKey(keyId), SecurityAlgorithms.RsaSha256));

    /// <summary>Publishes a key no longer.</summary>
    public void Withdraw(string keyId) => Options.SigningCredentials.RemoveAll(signing => string.Equals(signing.Key.KeyId, keyId, StringComparison.Ordinal));

    /// <summary>A token by client credentials, over HTTP as any client gets it.</summary>
    public async Task<string> Token(string clientId)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clients[clientId].Secret)]);
        using var answer = await http.PostAsync(new Uri($"{Authority}connect/token"), form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>A token signed with the provider's current key that says what a test wants.</summary>
    public string Sign(string issuer, string audience, DateTimeOffset expires) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = audience,
        IssuedAt = Yesterday,
        NotBefore = Yesterday,
        Expires = expires.UtcDateTime,
        Claims = Claims,
        SigningCredentials = Options.SigningCredentials[0],
    });

    private static DateTime Yesterday => TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);

    /// <summary>What tokens made by hand claim.</summary>
    public static Dictionary<string, object> Claims => new() { ["sub"] = "mallory", ["saylau_grants"] = new[] { "archive@kz" } };

    /// <summary>The public part of the current key.</summary>
    public RSAParameters PublicKey => ((RsaSecurityKey)Options.SigningCredentials[0].Key).Rsa.ExportParameters(includePrivateParameters: false);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }

    public static RsaSecurityKey NewKey(string keyId) => new(RSA.Create(2_048)) { KeyId = keyId };

    private ValueTask Admit(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (!clients.TryGetValue(context.ClientId ?? "", out var client) || !string.Equals(client.Secret, context.ClientSecret, StringComparison.Ordinal))
            context.Reject(error: Errors.InvalidClient);
        return default;
    }

    private ValueTask Issue(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        var client = clients[context.Request.ClientId!];
        var identity = new ClaimsIdentity("OpenIddict.Server");
        identity.SetClaim(OpenIddictConstants.Claims.Subject, context.Request.ClientId);
        using var claims = JsonDocument.Parse(client.Claims);
        foreach (var claim in claims.RootElement.EnumerateObject())
            Claim(identity, claim.Name, claim.Value);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetResources(client.Audience);
        context.SignIn(principal);
        return default;
    }

    private static ClaimsIdentity Claim(ClaimsIdentity identity, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => identity.SetClaims(name, value.Clone()),
        JsonValueKind.Object => identity.SetClaim(name, value.Clone()),
        _ => identity.SetClaim(name, value.GetString()),
    };
}
