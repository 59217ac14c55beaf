using Microsoft.Extensions.DependencyInjection.Extensions;
using Saylau.Platform.Clients;
using Saylau.Testing;

namespace Saylau.Tests.Services.Hosting;

/// <summary>A service that does not know whom to believe, as whom to call, or what to show does not start.</summary>
public class IdentitySettingsTests
{
    [Theory]
    [InlineData("Saylau:Identity:Authority", "https://identity.example.org", "both set")]
    [InlineData("Saylau:Identity:Issuer", "", "Saylau:Identity:Issuer is missing")]
    [InlineData("Saylau:Identity:Jwks", "{}", "Saylau:Identity:Jwks has no key")]
    [InlineData("Saylau:Identity:Audience", "", "Saylau:Identity:Audience is empty")]
    [InlineData("Saylau:Services:ClientId", "parties", "Saylau:Services:ClientSecretFile is missing")]
    [InlineData("Saylau:Tls:CertificateFile", "tls.crt", "Saylau:Tls:KeyFile is missing")]
    [InlineData("Saylau:Tls:AuthorityFile", "nowhere.crt", "nowhere.crt")]
    [InlineData("Saylau:Ledger:RetiredKeys:0", "no key", "Saylau:Ledger:RetiredKeys:0 is no verifier key")]
    [InlineData("Saylau:Ledger:PreviousSigningSeed", "short", "Saylau:Ledger:PreviousSigningSeed")]
    public async Task A_half_configured_service_does_not_start_and_names_the_setting(string setting, string value, string problem)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var suite = await TestSuite.Start(new()
            {
                Only = "parties",
                Over = (_, builder) =>
                {
                    builder.Configuration[setting] = value;
                    builder.Services.RemoveAll<ServiceCredentials>();
                },
            });
        });
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }
}
