using System.Globalization;
using CsCheck;
using Saylau.Gateway.Reports;
using Saylau.Gateway.V1;

namespace Saylau.Tests.Rules.Reports;

public sealed class SharesTests
{
    [Theory]
    [InlineData(7_850_958u, 8_216_370u, 2u, RoundingMode.HalfEven, "95.55 %")]
    [InlineData(7_850_958u, 8_216_370u, 0u, RoundingMode.HalfEven, "96 %")]
    [InlineData(7_850_958u, 8_216_370u, 0u, RoundingMode.Truncate, "95 %")]
    [InlineData(1u, 8u, 0u, RoundingMode.HalfEven, "12 %")]
    [InlineData(1u, 8u, 0u, RoundingMode.Truncate, "12 %")]
    [InlineData(1u, 8u, 1u, RoundingMode.HalfEven, "12.5 %")]
    [InlineData(3u, 8u, 0u, RoundingMode.HalfEven, "38 %")]
    [InlineData(3u, 8u, 0u, RoundingMode.Truncate, "37 %")]
    [InlineData(1u, 200u, 0u, RoundingMode.HalfEven, "0 %")]
    [InlineData(3u, 200u, 0u, RoundingMode.HalfEven, "2 %")]
    [InlineData(2u, 3u, 3u, RoundingMode.HalfEven, "66.667 %")]
    [InlineData(2u, 3u, 3u, RoundingMode.Truncate, "66.666 %")]
    [InlineData(1u, 100_000u, 2u, RoundingMode.HalfEven, "0.00 %")]
    [InlineData(1u, 1u, 2u, RoundingMode.Unspecified, "100.00 %")]
    [InlineData(0u, 5u, 1u, RoundingMode.HalfEven, "0.0 %")]
    public void A_share_is_rounded_once_from_the_exact_fraction(uint numerator, uint denominator, uint decimals, RoundingMode mode, string expected) =>
        Assert.Equal(expected, Shares.Percent(new() { Numerator = numerator, Denominator = denominator }, new() { Decimals = decimals, Mode = mode }));

    [Theory]
    [InlineData(0u)]
    [InlineData(5u)]
    public void A_share_of_nothing_is_a_dash(uint numerator) => Assert.Equal("—", Shares.Percent(new() { Numerator = numerator }, null));

    [Fact]
    public void Without_rounding_there_are_no_decimals() => Assert.Equal("33 %", Shares.Percent(new() { Numerator = 1, Denominator = 3 }, null));

    // A decimal holds 28 digits: with small fractions it is exact wherever a tie can arise.
    [Fact]
    public void It_agrees_with_decimal_arithmetic() =>
        Gen.Select(Gen.UInt[0, 5_000], Gen.UInt[1, 5_000], Gen.UInt[0, 4], Gen.Bool).Sample((numerator, denominator, decimals, truncate) =>
        {
            var exact = numerator * 100m / denominator;
            var rounded = decimal.Round(exact, (int)decimals, truncate ? MidpointRounding.ToZero : MidpointRounding.ToEven);
            var mode = truncate ? RoundingMode.Truncate : RoundingMode.HalfEven;

            Assert.Equal(
                rounded.ToString($"F{decimals}", CultureInfo.InvariantCulture) + " %",
                Shares.Percent(new() { Numerator = numerator, Denominator = denominator }, new() { Decimals = decimals, Mode = mode }));
        });
}
