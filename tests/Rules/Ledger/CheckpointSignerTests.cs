using Microsoft.Extensions.Options;
using Saylau.Client.Proofs;
using Saylau.Platform.Ledger;

namespace Saylau.Tests.Rules.Ledger;

public sealed class CheckpointSignerTests
{
    private const string Origin = "example.org/log";

    [Fact]
    public void A_previous_key_that_is_the_current_one_is_refused() =>
        Refused("Saylau:Ledger:PreviousSigningSeed is the same", settings => settings.PreviousSigningSeed = settings.SigningSeed);

    [Theory]
    [InlineData("short")]
    [InlineData("AAAA")]
    public void A_malformed_previous_seed_is_refused(string seed) =>
        Refused("Saylau:Ledger:PreviousSigningSeed", settings => settings.PreviousSigningSeed = seed);

    [Fact]
    public void A_retired_key_that_still_signs_or_is_given_twice_is_refused()
    {
        Refused("Saylau:Ledger:RetiredKeys has", settings => settings.RetiredKeys.Add(Key(1)));
        Refused("Saylau:Ledger:RetiredKeys has", settings =>
        {
            settings.PreviousSigningSeed = Seed(2);
            settings.RetiredKeys.Add(Key(2));
        });
        Refused("Saylau:Ledger:RetiredKeys has", settings =>
        {
            settings.RetiredKeys.Add(Key(2));
            settings.RetiredKeys.Add($"{Key(2)} 12");
        });
    }

    [Fact]
    public void A_retired_key_of_another_ledger_is_refused() =>
        Refused("Saylau:Ledger:RetiredKeys:0 is a key of 'example.org/other'", settings => settings.RetiredKeys.Add(Key(2, "example.org/other")));

    [Fact]
    public void A_malformed_retired_key_is_refused()
    {
        foreach (var malformed in (string[])["", "example.org/log", Key(2)[..^1], Key(2).Replace("+A", "+B", StringComparison.Ordinal), $" {Key(2)}"])
            Refused("Saylau:Ledger:RetiredKeys:1 is no verifier key", settings => new[] { Key(3), malformed }.ToList().ForEach(settings.RetiredKeys.Add));
        foreach (var size in (string[])["", "-1", "1 2", "twelve", "99999999999999999999"])
            Refused("Saylau:Ledger:RetiredKeys:0 ends with", settings => settings.RetiredKeys.Add($"{Key(2)} {size}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    public void An_origin_that_a_note_cannot_carry_is_refused(string origin) =>
        Refused("Saylau:Ledger:Origin", settings => settings.Origin = origin);

    private static void Refused(string problem, Action<LedgerOptions> change)
    {
        var settings = new LedgerOptions { Origin = Origin, SigningSeed = Seed(1) };
        _ = new CheckpointSigner(Options.Create(settings));
        change(settings);
        var refused = Assert.Throws<InvalidOperationException>(() => new CheckpointSigner(Options.Create(settings)));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private static string Seed(byte fill) => Convert.ToBase64String([.. Enumerable.Repeat(fill, 32)]);

    private static string Key(byte fill, string origin = Origin) => new NoteSigner(origin, [.. Enumerable.Repeat(fill, 32)]).VerifierKey;
}
