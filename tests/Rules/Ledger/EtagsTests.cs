using CsCheck;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Tests.Rules.Ledger;

public sealed class EtagsTests
{
    [Fact]
    public void The_etag_of_the_version_passes_and_so_does_none()
    {
        Etags.Require(Etags.Of(3), 3);
        Etags.Require("", 3);
    }

    [Theory]
    [InlineData("v2")]
    [InlineData("v4")]
    [InlineData("V3")]
    [InlineData("3")]
    public void Any_other_etag_is_stale(string etag)
    {
        var refusal = Assert.Throws<Refusal>(() => Etags.Require(etag, 3));

        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public void An_instant_comes_back_to_the_microsecond() => Gen.Long[-62_135_596_800_000_000, 253_402_300_799_999_999].Sample(
        microseconds => Assert.Equal(microseconds, Instants.From(microseconds).ToMicroseconds()));

    [Fact]
    public void The_epoch_is_zero_and_a_microsecond_is_one()
    {
        Assert.Equal(0, DateTimeOffset.UnixEpoch.ToMicroseconds());
        Assert.Equal(1_000_001, new DateTimeOffset(1970, 1, 1, 5, 0, 1, TimeSpan.FromHours(5)).AddTicks(19).ToMicroseconds());
    }

    [Fact]
    public void The_weakest_source_is_the_one_furthest_from_the_record()
    {
        Source[] sources = [Of(Provenance.Verified), Of(Provenance.Simulated), Of(Provenance.Recorded)];

        Assert.Equal(Provenance.Simulated, Sources.Weakest(sources)!.Provenance);
        Assert.Null(Sources.Weakest([]));
    }

    private static Source Of(Provenance provenance) => new() { Provenance = provenance };
}
