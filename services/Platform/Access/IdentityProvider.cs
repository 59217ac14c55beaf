using System.Globalization;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Access;

/// <summary>What a provider says of itself: its name, its keys, and where tokens are fetched.</summary>
/// <param name="Issuer">The issuer that its tokens name.</param>
/// <param name="Keys">The keys that verify its tokens.</param>
/// <param name="TokenEndpoint">Where tokens are fetched (RFC 6749 §3.2); empty if it does not say.</param>
/// <param name="TokenEndpointMethods">How clients may show who they are there; empty stands for <c>client_secret_basic</c>.</param>
public sealed record ProviderMetadata(
    string Issuer, IReadOnlyList<JsonWebKey> Keys, string TokenEndpoint, IReadOnlyList<string> TokenEndpointMethods)
{
    /// <summary>Changes with any key.</summary>
    internal string Fingerprint { get; } = string.Join('\n', Keys.Select(key => $"{key.Kid} {key.N}{key.X} {key.Y}").Order(StringComparer.Ordinal));

    /// <summary>Whether a token that names this key can be verified.</summary>
    public bool Has(string keyId) => Keys.Any(key => string.Equals(key.Kid, keyId, StringComparison.Ordinal));
}

/// <summary>
/// The provider whose tokens are believed. Its metadata (OpenID Connect Discovery 1.0) is fetched again at every refresh, and
/// when a token names a key that is not known; while it does not answer, what it said last is kept.
/// </summary>
public sealed class IdentityProvider : IDisposable
{
    // So often at most, so that neither forged key ids nor a provider that is down make us a nuisance to it.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10), ShortPause = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(5);

    private readonly IdentityOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<IdentityProvider> log;
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };
    private readonly Lock gate = new();
    private readonly ProviderMetadata? given;
    private volatile Fetched? last;
    private volatile bool hasFailed;
    private Task fetching = Task.CompletedTask;
    private DateTimeOffset attempted = DateTimeOffset.MinValue, askedForUnknown = DateTimeOffset.MinValue;

    /// <summary>Believes the configured provider. Nothing is fetched before the first token comes.</summary>
    /// <exception cref="InvalidOperationException">The settings do not say whom to believe.</exception>
    public IdentityProvider(IOptions<IdentityOptions> options, TimeProvider clock, ILogger<IdentityProvider> log)
    {
        (this.options, this.clock, this.log) = (options.Value, clock, log);
        this.options.Require();
        if (this.options.Jwks.Length > 0)
            given = new(this.options.Issuer, PublicKeys.Usable(new JsonWebKeySet(this.options.Jwks)), "", []);
    }

    /// <summary>The provider's metadata, not older than one refresh unless the provider does not answer.</summary>
    /// <exception cref="Refusal">UNAVAILABLE/IDENTITY_UNAVAILABLE: nothing is known, or it has been too long.</exception>
    public ValueTask<ProviderMetadata> Current() => given is not null ? new(given)
        : last is { } fetched && Since(fetched.At) < options.KeyRefresh ? new(fetched.Metadata)
        : new(Refresh());

    /// <summary>The provider's metadata after it was asked for a key that is not known. A second unknown key within ten
    /// seconds asks nothing.</summary>
    /// <exception cref="Refusal">UNAVAILABLE/IDENTITY_UNAVAILABLE.</exception>
    public async ValueTask<ProviderMetadata> Knowing(string keyId)
    {
        var current = await Current();
        if (given is not null || current.Has(keyId))
            return current;
        await (MayAskForUnknown() ? Fetch() : Underway());
        return await Current();
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<ProviderMetadata> Refresh()
    {
        if (!hasFailed)
            await Fetch();
        else if (Since(attempted) >= (last is null ? ShortPause : Pause))
            await Retry();
        return last is { } fetched && Since(fetched.At) < options.KeysKept ? fetched.Metadata : throw Unavailable();
    }

    /// <summary>Nobody who can be answered by what is known waits for a provider that failed lately.</summary>
    private Task Retry()
    {
        var attempt = Fetch();
        return last is null ? attempt : Task.CompletedTask;
    }

    // Whoever comes while another asks hears the same answer.
    private Task Underway()
    {
        lock (gate)
            return fetching;
    }

    private Task Fetch()
    {
        lock (gate)
        {
            if (!fetching.IsCompleted)
                return fetching;
            attempted = clock.GetUtcNow();
            return fetching = Task.Run(Download);
        }
    }

    private async Task Download()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            var retriever = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(options.Authority).IsLoopback };
            var address = $"{options.Authority.TrimEnd('/')}/.well-known/openid-configuration";
            last = new(Judge(await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, patience.Token)), clock.GetUtcNow());
            hasFailed = false;
        }
        catch (Exception error)
        {
            log.LogWarning(error, "The identity provider {Authority} does not answer as it should; what it said last is kept", options.Authority);
            hasFailed = true;
        }
    }

    private ProviderMetadata Judge(OpenIdConnectConfiguration said)
    {
        // OpenID Connect Discovery 1.0 §4.3: whoever answers for another name is not whom we asked.
        if (options.Issuer.Length == 0 && !string.Equals(said.Issuer?.TrimEnd('/'), options.Authority.TrimEnd('/'), StringComparison.Ordinal))
            throw new InvalidOperationException($"It calls itself '{said.Issuer}': set Saylau:Identity:Issuer if that is right.");
        var keys = PublicKeys.Usable(said.JsonWebKeySet);
        if (keys.Count == 0)
            throw new InvalidOperationException("It publishes no key that verifies signatures.");
        return new(options.Issuer.Length > 0 ? options.Issuer : said.Issuer!, keys, said.TokenEndpoint ?? "", [.. said.TokenEndpointAuthMethodsSupported]);
    }

    private bool MayAskForUnknown()
    {
        lock (gate)
        {
            if (Since(askedForUnknown) < Pause)
                return false;
            askedForUnknown = clock.GetUtcNow();
            return true;
        }
    }

    // A clock that is set back must not make keys young again.
    private TimeSpan Since(DateTimeOffset then) => (clock.GetUtcNow() - then).Duration();

    private Refusal Unavailable() => new(StatusCode.Unavailable, EnumText.Of(ErrorReason.IdentityUnavailable), string.Create(
        CultureInfo.InvariantCulture, $"The identity provider {options.Authority} does not answer, so no token can be judged; try again."));

    private sealed record Fetched(ProviderMetadata Metadata, DateTimeOffset At);
}
