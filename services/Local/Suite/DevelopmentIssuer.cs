using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Saylau.Platform.Access;

namespace Saylau.Local.Suite;

/// <summary>
/// Issues tokens for any role to anybody who asks: for one machine, for development, for tests. Its key lives and dies
/// with the process.
/// </summary>
public sealed class DevelopmentIssuer : IDisposable
{
    /// <summary>The issuer that its tokens name.</summary>
    public const string Name = "saylau-development";

    private const string Audience = "saylau";
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TimeProvider clock;

    /// <summary>Makes a key.</summary>
    public DevelopmentIssuer(TimeProvider clock) => this.clock = clock;

    /// <summary>The public key as a JSON Web Key Set.</summary>
    public string Jwks
    {
        get
        {
            using var shown = ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
            var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(shown) { KeyId = Name });
            return $$"""{"keys":[{"kty":"EC","kid":"{{jwk.Kid}}","crv":"{{jwk.Crv}}","x":"{{jwk.X}}","y":"{{jwk.Y}}"}]}""";
        }
    }

    /// <summary>A token that carries these grants for a day.</summary>
    /// <param name="subject">Who it is for; two subjects never share request_ids.</param>
    /// <param name="grants">Each <c>role@scope</c>.</param>
    /// <exception cref="ArgumentException">A grant is not role@scope.</exception>
    public string Token(string subject, params IReadOnlyList<string> grants)
    {
        foreach (var grant in grants)
            _ = RoleGrant.Parse(grant) ?? throw new ArgumentException($"'{grant}' is not role@scope.", nameof(grants));
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddDays(1),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = subject, [IdentityOptions.OwnGrantsClaim] = grants.ToArray() },
            SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = Name }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
