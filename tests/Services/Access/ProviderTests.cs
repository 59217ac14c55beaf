using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Saylau.Tests.Services.Access;

/// <summary>Tokens of a real OpenID Connect provider, and what is made to look like them.</summary>
[Collection("Identity provider")]
public class ProviderTests
{
    [Fact]
    public async Task A_token_of_the_provider_is_believed_and_no_token_is_the_public()
    {
        await using var world = await ProviderWorld.Start();

        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(null));
        Assert.Equal(0UL, (await world.Suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
    }

    [Fact]
    public async Task Another_audience_or_issuer_and_what_has_expired_is_refused()
    {
        await using var world = await ProviderWorld.Start();
        await using var other = await OidcProvider.Start();
        world.Provider.Register("elsewhere", new("secret", """{"saylau_grants":["auditor@kz"]}""", "another-application"));
        other.Register("ledger-reader", new("secret", """{"saylau_grants":["auditor@kz"]}"""));
        var now = world.Suite.Clock.GetUtcNow();

        Assert.Equal(StatusCode.Unauthenticated, await world.Say(await world.Provider.Token("elsewhere")));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(await other.Token("ledger-reader")));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(world.Provider.Sign("https://elsewhere.example/", "saylau", now.AddHours(1))));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(world.Provider.Sign(world.Provider.Authority, "saylau", now.AddHours(-1))));
        // What is right but for these passes: mallory is the archive.
        Assert.Equal(StatusCode.OK, await world.Say(world.Provider.Sign(world.Provider.Authority, "saylau", now.AddHours(1))));
    }

    [Fact]
    public async Task A_token_is_good_for_the_skew_of_the_clocks_and_no_longer()
    {
        await using var world = await ProviderWorld.Start();
        var token = await world.Token();
        Assert.Equal(StatusCode.OK, await world.Say(token));

        world.Suite.Clock.Advance(TimeSpan.FromMinutes(60.5));
        Assert.Equal(StatusCode.OK, await world.Say(token));
        world.Suite.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(token));
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        await using var world = await ProviderWorld.Start();
        var body = Payload(await world.Token());

        foreach (var alg in (string[])["none", "None", "NONE", ""])
        {
            var header = Base64UrlEncoder.Encode(JsonSerializer.Serialize(new { alg, typ = "at+jwt", kid = "key-1" }));
            Assert.Equal(StatusCode.Unauthenticated, await world.Say($"{header}.{body}."));
        }
    }

    [Fact]
    public async Task A_token_whose_secret_is_the_public_key_is_refused()
    {
        await using var world = await ProviderWorld.Start();
        using var rsa = RSA.Create(world.Provider.PublicKey);
        byte[][] secrets =
        [
            Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem() + "\n"),
            Encoding.ASCII.GetBytes(rsa.ExportRSAPublicKeyPem()), rsa.ExportSubjectPublicKeyInfo(), rsa.ExportRSAPublicKey(), world.Provider.PublicKey.Modulus!,
        ];

        foreach (var secret in secrets)
        {
            var forged = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = world.Provider.Authority,
                Audience = "saylau",
                Claims = OidcProvider.Claims,
                SigningCredentials = new(new SymmetricSecurityKey(secret) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256),
            });
            Assert.Equal(StatusCode.Unauthenticated, await world.Say(forged));
        }
    }

    [Theory]
    [InlineData("saylau_grants", """{"saylau_grants":"observer@m1 auditor@kz"}""")]
    [InlineData("roles", """{"roles":["offline_access","auditor@kz"]}""")]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["uma_authorization","auditor@kz"]}}""")]
    [InlineData("resource_access.saylau.roles", """{"resource_access":{"account":{"roles":["view"]},"saylau":{"roles":["auditor@kz"]}}}""")]
    [InlineData("https://saylau.example.org/grants", """{"https://saylau.example.org/grants":["auditor@kz"]}""")]
    public async Task Grants_are_read_from_the_claim_that_the_provider_has_them_in(string claim, string claims)
    {
        await using var world = await ProviderWorld.Start(builder => builder.Configuration["Saylau:Identity:GrantsClaim"] = claim);
        world.Provider.Register("named", new("secret", claims));

        Assert.Equal(StatusCode.OK, await world.Say(await world.Provider.Token("named")));
    }

    [Fact]
    public async Task A_claim_that_holds_no_grants_grants_nothing()
    {
        await using var world = await ProviderWorld.Start();
        world.Provider.Register("otherwise", new("secret", """{"roles":["auditor@kz"]}"""));
        world.Provider.Register("mistaken", new("secret", """{"saylau_grants":["auditor"]}"""));
        world.Provider.Register("object", new("secret", """{"saylau_grants":{"auditor":"kz"}}"""));

        Assert.Equal(StatusCode.PermissionDenied, await world.Say(await world.Provider.Token("otherwise")));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(await world.Provider.Token("mistaken")));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(await world.Provider.Token("object")));
    }

    private static string Payload(string token) => token.Split('.')[1];
}
