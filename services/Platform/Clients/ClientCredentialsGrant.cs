using Duende.IdentityModel.Client;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Clients;

/// <summary>
/// Fetches this service's token from the identity provider (RFC 6749 §4.4): one fetch at a time, and the next before the
/// token expires. A token is renewed at half its life, and after five minutes at the latest: so long after the provider
/// withdraws a key no token of that key is sent any more.
/// </summary>
internal sealed class ClientCredentialsGrant(ServiceOptions options, IdentityProvider provider, TimeProvider clock) : IDisposable
{
    private const string Basic = "client_secret_basic";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5), Margin = TimeSpan.FromSeconds(10), Shortest = TimeSpan.FromMinutes(1);

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = Oldest }) { Timeout = Patience };
    private readonly Lock gate = new();
    private Task<Issued> fetching = Task.FromResult(new Issued("", "nothing was fetched yet", default, default));
    private volatile Issued? held;

    /// <summary>The token now.</summary>
    /// <exception cref="Refusal">UNAVAILABLE/IDENTITY_UNAVAILABLE: the provider gives none.</exception>
    public async ValueTask<string?> Token(CancellationToken cancellation)
    {
        if (held is { } issued && clock.GetUtcNow() < issued.Expires)
        {
            // Renewed beside the call, so that nobody waits while there is a good one.
            if (clock.GetUtcNow() >= issued.Renew)
                _ = Fetch();
            return issued.Token;
        }

        var fetched = await Fetch().WaitAsync(cancellation);
        return fetched.Problem is null ? fetched.Token : throw ServiceCredentials.Missing(fetched.Problem);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private Task<Issued> Fetch()
    {
        lock (gate)
        {
            // A failure is an answer for a second: the provider is not asked at the pace of the calls that need it.
            if (!fetching.IsCompleted || (fetching.Result.Problem is not null && clock.GetUtcNow() < fetching.Result.Renew))
                return fetching;
            return fetching = Task.Run(Ask);
        }
    }

    private async Task<Issued> Ask()
    {
        string problem;
        try
        {
            var response = await Request(await provider.Current());
            if (!response.IsError && response.AccessToken is { Length: > 0 } token)
                return held = Of(token, response.ExpiresIn);
            problem = response.ErrorType is ResponseErrorType.Exception
                ? "the identity provider does not answer"
                : $"the identity provider answers '{response.TryGet("error") ?? response.Error ?? "nothing"}' to the client {options.ClientId}";
        }
        catch (Exception error)
        {
            problem = error is Refusal refusal ? refusal.Message.TrimEnd('.') : "the identity provider does not answer as it should";
        }

        var now = clock.GetUtcNow();
        return new("", problem, now, now + Pause);
    }

    private Task<TokenResponse> Request(ProviderMetadata metadata)
    {
        if (!Uri.TryCreate(metadata.TokenEndpoint, UriKind.Absolute, out var endpoint) || !PublicKeys.MayComeFrom(endpoint))
            throw ServiceCredentials.Missing($"the identity provider's token endpoint is '{metadata.TokenEndpoint}', which is not https");
        var takesBasic = metadata.TokenEndpointMethods.Count == 0 || metadata.TokenEndpointMethods.Contains(Basic, StringComparer.Ordinal);
        return http.RequestClientCredentialsTokenAsync(new ClientCredentialsTokenRequest
        {
            Address = metadata.TokenEndpoint,
            ClientId = options.ClientId,
            ClientSecret = ServiceCredentials.Read("Saylau:Services:ClientSecretFile", options.ClientSecretFile),
            ClientCredentialStyle = takesBasic ? ClientCredentialStyle.AuthorizationHeader : ClientCredentialStyle.PostBody,
            Scope = options.Scope.Length > 0 ? options.Scope : null,
        });
    }

    private Issued Of(string token, int seconds)
    {
        // expires_in is optional (RFC 6749 §5.1): a token that does not say is kept for a minute.
        var life = seconds > 0 ? TimeSpan.FromSeconds(seconds) : Shortest;
        var now = clock.GetUtcNow();
        return new(token, null, now + life - (life > Shortest ? Margin : life / 4), now + (life / 2 < Oldest ? life / 2 : Oldest));
    }

    /// <summary>A token, or why there is none.</summary>
    private sealed record Issued(string Token, string? Problem, DateTimeOffset Expires, DateTimeOffset Renew);
}
