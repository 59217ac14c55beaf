using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Local.Suite;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Testing;

namespace Saylau.Tests.Rules.Access;

public sealed class TokenValidatorTests : IDisposable
{
    private readonly SettableClock clock = new();
    private readonly DevelopmentIssuer issuer;
    private readonly List<IdentityProvider> providers = [];

    public TokenValidatorTests() => issuer = new(clock);

    public void Dispose()
    {
        providers.ForEach(provider => provider.Dispose());
        issuer.Dispose();
    }

    [Fact]
    public async Task A_good_token_names_its_caller_and_is_remembered()
    {
        var validator = Believing();
        var token = $"Bearer {issuer.Token("ann", "registrar@kz", "archive@kz")}";

        var caller = await validator.Authenticate(token);

        Assert.Equal("ann", caller.Subject);
        Assert.Equal([new(Role.Registrar, "kz"), new(Role.Archive, "kz")], caller.Grants);
        Assert.Same(caller, await validator.Authenticate(token));
    }

    [Fact]
    public async Task A_remembered_token_still_expires()
    {
        var validator = Believing();
        var token = $"Bearer {issuer.Token("ann", "registrar@kz")}";
        await validator.Authenticate(token);

        clock.Advance(TimeSpan.FromHours(25));

        Assert.Contains("expired", await Refused(validator, token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_tomorrow_is_not_valid_today()
    {
        clock.Advance(TimeSpan.FromDays(2));
        var token = $"Bearer {issuer.Token("ann", "registrar@kz")}";
        clock.Advance(TimeSpan.FromDays(-2));

        await Refused(Believing(), token);
    }

    [Fact]
    public async Task Another_audience_issuer_or_key_is_refused()
    {
        var token = $"Bearer {issuer.Token("ann", "registrar@kz")}";
        using var stranger = new DevelopmentIssuer(clock);

        await Refused(Believing(identity => identity.Audience = "somewhere-else"), token);
        await Refused(Believing(identity => identity.Issuer = "somebody-else"), token);
        await Refused(Believing(identity => identity.Jwks = stranger.Jwks), token);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic YTpi")]
    [InlineData("garbage")]
    public async Task Garbage_is_refused(string header) => await Refused(Believing(), header);

    [Fact]
    public async Task A_token_with_a_changed_letter_is_refused()
    {
        var token = issuer.Token("ann", "registrar@kz");
        var payload = token.IndexOf('.', StringComparison.Ordinal) + 5;
        var changed = token[..payload] + (token[payload] is 'A' ? 'B' : 'A') + token[(payload + 1)..];

        await Refused(Believing(), $"Bearer {changed}");
    }

    [Fact]
    public async Task A_token_that_names_nobody_is_refused() =>
        // Whoever shares a subject shares request_ids: nobody must not be a subject.
        await Refused(Believing(), $"Bearer {issuer.Token("", "registrar@kz")}");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_token_the_public_calls(string? header) => Assert.Same(Caller.Public, await Believing().Authenticate(header));

    [Fact]
    public void Without_anybody_to_believe_there_is_no_validator()
    {
        Assert.Throws<InvalidOperationException>(() => Believing(identity => identity.Jwks = ""));
        Assert.Throws<InvalidOperationException>(() => Believing(identity => identity.Issuer = ""));
    }

    private TokenValidator Believing(Action<IdentityOptions>? change = null)
    {
        var identity = new IdentityOptions { Jwks = issuer.Jwks, Issuer = DevelopmentIssuer.Name };
        change?.Invoke(identity);
        var options = Options.Create(identity);
        var provider = new IdentityProvider(options, clock, NullLogger<IdentityProvider>.Instance);
        providers.Add(provider);
        return new(options, provider, clock);
    }

    private static async Task<string> Refused(TokenValidator validator, string header)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(async () => await validator.Authenticate(header));
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_INVALID"), (refusal.Code, refusal.Reason));
        return refusal.Message;
    }
}
