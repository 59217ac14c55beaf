using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Access;

/// <summary>
/// Turns bearer tokens (JWT, RFC 7519) into callers. A token that passed is remembered by its hash until it expires or any
/// key of the provider changes.
/// </summary>
/// <param name="options">What tokens must say.</param>
/// <param name="provider">Whose tokens are believed.</param>
/// <param name="clock">By which tokens expire.</param>
public sealed class TokenValidator(IOptions<IdentityOptions> options, IdentityProvider provider, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const int Remembered = 10_000;

    private readonly JsonWebTokenHandler handler = new();
    private readonly IdentityOptions identity = options.Value;
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>The caller of a request with this Authorization header.</summary>
    /// <exception cref="Refusal">UNAUTHENTICATED/TOKEN_INVALID; UNAVAILABLE/IDENTITY_UNAVAILABLE.</exception>
    public async ValueTask<Caller> Authenticate(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
            return Caller.Public;
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Invalid("the Authorization header must be 'Bearer <token>'");

        var text = authorization[Scheme.Length..].Trim();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var metadata = await provider.Current();
        if (known.TryGetValue(hash, out var entry) && entry.Expires > clock.GetUtcNow()
            && string.Equals(entry.Keys, metadata.Fingerprint, StringComparison.Ordinal))
        {
            return entry.Caller;
        }

        var token = Read(text);
        // Keys rotate: a token may be signed with one that we have not heard of yet.
        if (IsOurs(token) && !metadata.Has(token.Kid))
            metadata = await provider.Knowing(token.Kid);
        var validated = await handler.ValidateTokenAsync(token, Parameters(metadata));
        if (!validated.IsValid)
            throw Invalid(Reason(validated.Exception));
        return Remember(hash, token, metadata);
    }

    private JsonWebToken Read(string text)
    {
        try
        {
            return handler.ReadJsonWebToken(text);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            throw Invalid("it is no JSON Web Token");
        }
    }

    /// <summary>Whether the provider is worth asking: whatever is refused anyhow asks nothing of it.</summary>
    private bool IsOurs(JsonWebToken token) => token.Kid is { Length: > 0 }
        && PublicKeys.Algorithms.Contains(token.Alg, StringComparer.Ordinal)
        && token.Audiences.Contains(identity.Audience, StringComparer.Ordinal);

    private TokenValidationParameters Parameters(ProviderMetadata metadata) => new()
    {
        ValidAudience = identity.Audience,
        ValidIssuer = metadata.Issuer,
        ValidAlgorithms = PublicKeys.Algorithms,
        IssuerSigningKeys = metadata.Keys,
        LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
    };

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + identity.ClockSkew && (notBefore is null || notBefore <= now + identity.ClockSkew);
    }

    private Caller Remember(string hash, JsonWebToken token, ProviderMetadata metadata)
    {
        // Whoever shares a subject shares request_ids and rates: nobody must not be one.
        if (string.IsNullOrEmpty(token.Subject))
            throw Invalid("it names no subject");
        var caller = new Caller(token.Subject, Grants(token));
        if (known.Count >= Remembered)
            known.Clear();
        known[hash] = new(caller, new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + identity.ClockSkew, metadata.Fingerprint);
        return caller;
    }

    private IReadOnlyList<RoleGrant> Grants(JsonWebToken token)
    {
        try
        {
            return TokenGrants.Of(token, identity.GrantsClaim);
        }
        catch (FormatException wrong)
        {
            throw Invalid(wrong.Message);
        }
    }

    private static string Reason(Exception refused) => refused switch
    {
        SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "it has expired, is not valid yet, or never expires",
        SecurityTokenInvalidAudienceException => "it is for another audience",
        SecurityTokenInvalidIssuerException => "it is of another issuer",
        _ => "it is not signed with a key of the known issuer",
    };

    private static Refusal Invalid(string why) =>
        new(StatusCode.Unauthenticated, EnumText.Of(ErrorReason.TokenInvalid), $"The token is refused: {why}.");

    private sealed record Known(Caller Caller, DateTimeOffset Expires, string Keys);
}
