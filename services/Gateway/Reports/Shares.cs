using System.Globalization;
using System.Numerics;
using Saylau.Common.V1;
using Saylau.Gateway.V1;

namespace Saylau.Gateway.Reports;

/// <summary>Shares as percentages: rounded once, from the exact fraction, by a stated mode.</summary>
public static class Shares
{
    /// <summary>A share as it is printed, for example <c>95.55 %</c>; a dash where the whole is nothing.</summary>
    public static string Percent(Ratio share, Rounding? rounding)
    {
        if (share.Denominator == 0)
            return "—";
        var decimals = (int)(rounding?.Decimals ?? 0);
        var scaled = BigInteger.Multiply(share.Numerator, 100 * BigInteger.Pow(10, decimals));
        var units = BigInteger.DivRem(scaled, share.Denominator, out var rest);
        if (rounding?.Mode is not RoundingMode.Truncate && RoundsUp(rest * 2, share.Denominator, units))
            units++;
        var digits = units.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? $"{digits} %" : $"{digits[..^decimals]}.{digits[^decimals..]} %";
    }

    private static bool RoundsUp(BigInteger twiceTheRest, BigInteger whole, BigInteger units) =>
        twiceTheRest > whole || (twiceTheRest == whole && !units.IsEven);
}
