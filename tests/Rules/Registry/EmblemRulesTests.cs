using Saylau.Parties.Registry;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Registry;

/// <summary>What an emblem must be to be one.</summary>
public sealed class EmblemRulesTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData(64, "image/png", "https://example.org/a.png", null)]
    [InlineData(63, "image/png", "https://example.org/a.png", "emblem.sha256")]
    [InlineData(64, "text/html", "https://example.org/a.png", "emblem.media_type")]
    [InlineData(64, "image/", "https://example.org/a.png", "emblem.media_type")]
    [InlineData(64, "image/png", "a.png", "emblem.uri")]
    [InlineData(64, "image/png", "javascript:alert(1)", "emblem.uri")]
    public void An_emblem_is_a_hash_an_image_and_an_address(int digits, string type, string uri, string? field) =>
        Assert.Equal(field, EmblemRules.Problem(new() { Sha256 = Hash[..digits], MediaType = type, Uri = uri })?.Field);

    [Fact]
    public void A_hash_is_written_in_one_way() => Assert.Equal("emblem.sha256",
        EmblemRules.Problem(new() { Sha256 = new string('A', 64), MediaType = "image/png", Uri = "https://example.org/a.png" })?.Field);
}
