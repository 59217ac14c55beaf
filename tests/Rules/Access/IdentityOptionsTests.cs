using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Saylau.Platform.Access;
using Saylau.Platform.Clients;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Rules.Access;

/// <summary>Settings that are half of something, or two things at once, stop the start and are named.</summary>
public sealed class IdentityOptionsTests
{
    private const string Provider = "https://identity.example.org";

    private const string PublicKey =
        """{"kty":"EC","kid":"one","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";

    private const string PrivateKey =
        """{"kty":"EC","kid":"one","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}""";

    [Theory]
    [InlineData("")]
    [InlineData("ftp://identity.example.org")]
    [InlineData("identity.example.org")]
    [InlineData("http://identity.example.org")]
    [InlineData("https://identity.example.org?tenant=1")]
    [InlineData("https://user:password@identity.example.org")]
    public void An_authority_that_is_none_is_refused(string authority) =>
        Refused(new() { Authority = authority }, "Saylau:Identity:Authority");

    [Theory]
    [InlineData(Provider)]
    [InlineData("https://login.example.org/tenant/v2.0")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080/realms/saylau")]
    public void An_authority_over_https_or_on_this_machine_is_taken(string authority) => new IdentityOptions { Authority = authority }.Require();

    [Fact]
    public void An_authority_and_a_key_set_are_one_too_many() =>
        Refused(new() { Authority = Provider, Jwks = Set(PublicKey), Issuer = "somebody" }, "both set");

    [Fact]
    public void A_key_set_with_its_issuer_is_taken_and_without_it_is_not()
    {
        new IdentityOptions { Jwks = Set(PublicKey), Issuer = "somebody" }.Require();
        Refused(new() { Jwks = Set(PublicKey) }, "Saylau:Identity:Issuer is missing");
        Refused(new() { Issuer = "somebody" }, "No identity is configured");
    }

    [Theory]
    [InlineData("keys", "is no JSON Web Key Set")]
    [InlineData("[]", "is no JSON Web Key Set")]
    [InlineData("{}", "has no key")]
    [InlineData("""{"keys":[]}""", "has no key")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"shared","k":"c2VjcmV0"}]}""", "'shared', which is symmetric")]
    [InlineData("""{"keys":[{"kty":"OKP","kid":"new","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""", "'new' of type 'OKP'")]
    [InlineData("""{"keys":[{"kty":"EC","kid":"cut","crv":"P-256","x":"f83O"}]}""", "'cut', which is malformed")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"small","e":"AQAB","n":"w7Zdfmece8iaB0kiTY8pCtiBtzbptJmP28nSWwtdjRu0f2GFpajvWE4VhfJAjEsOcwYzay7XGN0b-X84BfC8hmCTOj2b2eHT7NsZegFPKRUQzJ9wW8ipn_aDJWMGDuB1XyqT1E7DYqjUCEOD1b4FLpy_xPn6oV_TYOfQ9fZdbE5HGxJUzekuGcOKqOQ8M7wfYHhHHLxGpQVgL0apWuP2gDDOdTtpuld4D2LK1MZK99s9gaSjRHE8JDb1Z4IGhEcEyzkxswVdPndUWzfvWBBWXWxtSUvQGBRkuy1BHOa4sP6FKjWEeeF7gm7UMs2Nm2QUgNZw6xvEDGaLk4KASdIxRQ"}]}""", null)]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"small","e":"AQAB","n":"w7Zdfmece8iaB0kiTY8pCtiBtzbptJmP28nSWwtdjRu0f2GFpajvWE4VhfJAjEsOcwYzay7XGN0b-X84BfC8hmCTOj2b2eHT7NsZegFPKRUQzJ9wW8ipn_aDJWMGDuB1XyqT1E7DYqjUCEOD1b4FLpy_xPn6oV_TYOfQ9fZdbE5HGxJUzekuGcOKqOQ8M7w"}]}""", "'small' of")]
    public void A_key_set_that_cannot_be_used_is_refused(string jwks, string? problem)
    {
        var options = new IdentityOptions { Jwks = jwks, Issuer = "somebody" };
        if (problem is null)
            options.Require();
        else
            Refused(options, "Saylau:Identity:Jwks " + (problem.StartsWith('\'') ? "has the key " : "") + problem);
    }

    [Fact]
    public void A_private_key_is_refused_and_not_repeated()
    {
        var message = Refused(new() { Jwks = Set(PublicKey, PrivateKey), Issuer = "somebody" }, "its private part");
        Assert.DoesNotContain("jpsQnnGQ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_and_names_are_checked_and_all_problems_are_told_at_once()
    {
        var message = Refused(
            new() { Authority = "nowhere", Audience = " ", GrantsClaim = "", ClockSkew = TimeSpan.FromHours(1), KeyRefresh = TimeSpan.Zero, KeysKept = TimeSpan.FromSeconds(-1) },
            "Saylau:Identity:Authority");
        Assert.All((string[])["Audience", "GrantsClaim", "ClockSkew", "KeyRefresh", "KeysKept"],
            setting => Assert.Contains($"Saylau:Identity:{setting}", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "", "", "", null)]
    [InlineData("/token", "", "", "", null)]
    [InlineData("", "elections", "/secret", "", null)]
    [InlineData("", "elections", "/secret", "saylau", null)]
    [InlineData("", "elections", "", "", "Saylau:Services:ClientSecretFile is missing")]
    [InlineData("", "", "/secret", "", "Saylau:Services:ClientId is missing")]
    [InlineData("", "", "", "saylau", "Saylau:Services:ClientId is missing")]
    [InlineData("/token", "elections", "/secret", "", "are both set")]
    public void A_service_is_a_client_wholly_or_not_at_all(string tokenFile, string clientId, string secretFile, string scope, string? problem)
    {
        var options = new ServiceOptions { TokenFile = tokenFile, ClientId = clientId, ClientSecretFile = secretFile, Scope = scope };
        if (problem is null)
            options.Require(new() { Authority = Provider });
        else
            Assert.Contains(problem, Assert.Throws<InvalidOperationException>(() => options.Require(new() { Authority = Provider })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_is_a_client_of_an_authority() => Assert.Contains("Saylau:Identity:Authority is missing", Assert.Throws<InvalidOperationException>(
        () => new ServiceOptions { ClientId = "elections", ClientSecretFile = "/secret" }.Require(new() { Jwks = Set(PublicKey), Issuer = "somebody" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("crt", "", "", false, "Saylau:Tls:KeyFile is missing")]
    [InlineData("", "key", "", false, "Saylau:Tls:CertificateFile is missing")]
    [InlineData("crt", "key", "", true, "Saylau:Tls:AuthorityFile is missing")]
    [InlineData("", "", "ca", true, "Saylau:Tls:CertificateFile is missing")]
    [InlineData("nowhere.crt", "nowhere.key", "", false, "nowhere.crt")]
    [InlineData("", "", "nowhere.ca", false, "nowhere.ca")]
    public void TLS_is_configured_wholly_or_not_at_all(string certificate, string key, string authority, bool require, string problem)
    {
        var options = new TlsOptions { CertificateFile = certificate, KeyFile = key, AuthorityFile = authority, RequireClientCertificate = require };
        var refused = Assert.Throws<InvalidOperationException>(() => new TransportSecurity(Options.Create(options)));
        Assert.Contains("Saylau:Tls:", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_certificate_and_a_key_of_another_are_refused()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-pem-");
        string Write(string name, string text)
        {
            var file = Path.Combine(folder.FullName, name);
            File.WriteAllText(file, text);
            return file;
        }

        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=one", one, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var (crt, right, wrong, garbage) = (Write("one.crt", certificate.ExportCertificatePem()), Write("one.key", one.ExportPkcs8PrivateKeyPem()),
            Write("other.key", other.ExportPkcs8PrivateKeyPem()), Write("garbage", "no PEM"));

        Assert.NotNull(Security(crt, right, "").Files);
        Assert.Null(Security("", "", "").Files);
        Assert.Throws<InvalidOperationException>(() => Security(crt, wrong, ""));
        Assert.Throws<InvalidOperationException>(() => Security(garbage, right, ""));
        Assert.Throws<InvalidOperationException>(() => Security(crt, garbage, ""));
        Assert.Throws<InvalidOperationException>(() => Security("", "", garbage));
        folder.Delete(recursive: true);
    }

    private static TransportSecurity Security(string certificate, string key, string authority) =>
        new(Options.Create(new TlsOptions { CertificateFile = certificate, KeyFile = key, AuthorityFile = authority }));

    private static string Set(params string[] keys) => $$"""{"keys":[{{string.Join(',', keys)}}]}""";

    private static string Refused(IdentityOptions options, string problem)
    {
        var message = Assert.Throws<InvalidOperationException>(options.Require).Message;
        Assert.Contains(problem, message, StringComparison.Ordinal);
        return message;
    }
}
