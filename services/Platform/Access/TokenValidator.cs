using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Access;

/// <summary>Whose tokens are believed. Either an authority or a key set must be given: there is no default.</summary>
public sealed record IdentityOptions
{
    /// <summary>The OIDC provider, whose keys are fetched and kept fresh; must be the tokens' issuer.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Instead of an authority: a JSON Web Key Set (RFC 7517).</summary>
    public string Jwks { get; set; } = "";

    /// <summary>The issuer that tokens must name, where a key set is given.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The audience that tokens must name.</summary>
    public string Audience { get; set; } = "saylau";

    /// <summary>Says what is missing.</summary>
    /// <exception cref="InvalidOperationException">Nothing says whose tokens to believe.</exception>
    public void Require()
    {
        if (Authority.Length == 0 && (Jwks.Length == 0 || Issuer.Length == 0))
        {
            throw new InvalidOperationException(
                "No identity is configured: set Saylau:Identity:Authority, or Saylau:Identity:Jwks with Saylau:Identity:Issuer.");
        }
    }
}

/// <summary>Turns bearer tokens (JWT) into callers. A token that passed is remembered by its hash until it expires.</summary>
public sealed class TokenValidator
{
    /// <summary>The claim that carries the grants, each as <c>role@scope</c>.</summary>
    public const string GrantsClaim = "saylau_grants";

    private const string Scheme = "Bearer ";
    private const int Remembered = 10_000;

    private readonly JsonWebTokenHandler handler = new();
    private readonly TokenValidationParameters parameters;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Expires)> known = new(StringComparer.Ordinal);

    /// <summary>Believes the configured issuer.</summary>
    public TokenValidator(IOptions<IdentityOptions> options, TimeProvider clock)
    {
        var identity = options.Value;
        identity.Require();
        this.clock = clock;
        parameters = new TokenValidationParameters
        {
            ValidAudience = identity.Audience,
            ValidIssuer = identity.Authority.Length > 0 ? identity.Authority : identity.Issuer,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
        };
        if (identity.Jwks.Length > 0)
            parameters.IssuerSigningKeys = new JsonWebKeySet(identity.Jwks).GetSigningKeys();
        else
            parameters.ConfigurationManager = Discovery(identity.Authority);
    }

    /// <summary>The caller of a request with this Authorization header.</summary>
    /// <exception cref="Refusal">UNAUTHENTICATED/TOKEN_INVALID.</exception>
    public async ValueTask<Caller> Authenticate(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
            return Caller.Public;
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Invalid("the Authorization header must be 'Bearer <token>'");

        var token = authorization[Scheme.Length..].Trim();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (known.TryGetValue(hash, out var entry) && entry.Expires > clock.GetUtcNow())
            return entry.Caller;

        var validated = await handler.ValidateTokenAsync(token, parameters);
        if (!validated.IsValid)
            throw Invalid(validated.Exception is SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException ? "it has expired" : "it is not signed by a known issuer for this audience");
        return Remember(hash, (JsonWebToken)validated.SecurityToken);
    }

    private Caller Remember(string hash, JsonWebToken token)
    {
        // Whoever shares a subject shares request_ids and rates: nobody must not be one.
        if (string.IsNullOrEmpty(token.Subject))
            throw Invalid("it names no subject");
        var grants = token.Claims.Where(claim => string.Equals(claim.Type, GrantsClaim, StringComparison.Ordinal))
            .Select(claim => RoleGrant.Parse(claim.Value) ?? throw Invalid($"'{claim.Value}' is not role@scope"))
            .ToArray();
        var caller = new Caller(token.Subject, grants);
        if (known.Count >= Remembered)
            known.Clear();
        known[hash] = (caller, new DateTimeOffset(token.ValidTo, TimeSpan.Zero));
        return caller;
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end && (notBefore is null || notBefore <= now.AddMinutes(1));
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> Discovery(string authority) => new(
        $"{authority.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = !new Uri(authority).IsLoopback });

    private static Refusal Invalid(string why) =>
        new(StatusCode.Unauthenticated, EnumText.Of(ErrorReason.TokenInvalid), $"The token is refused: {why}.");
}
