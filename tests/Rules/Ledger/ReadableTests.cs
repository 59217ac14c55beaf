using Saylau.Platform.Ledger;

namespace Saylau.Tests.Rules.Ledger;

public sealed class ReadableTests
{
    private static readonly HashSet<string> Own = ["arland"];

    [Theory]
    [InlineData(false, null, "arland", true)]
    [InlineData(false, null, "kz", false)]
    [InlineData(false, null, "", false)]
    [InlineData(false, "arland", "", true)]
    [InlineData(false, "kz", "", false)]
    [InlineData(false, "arland", "kz", false)]
    [InlineData(true, null, "kz", true)]
    [InlineData(true, null, "", true)]
    public void An_event_is_read_by_those_it_is_about(bool all, string? only, string jurisdiction, bool readable) =>
        Assert.Equal(readable, new Readable(all, Own, only).Includes(jurisdiction));
}
