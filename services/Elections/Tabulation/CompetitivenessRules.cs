using Saylau.Common.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>How competitive votes were.</summary>
internal static class CompetitivenessRules
{
    private const uint Parts = 10_000;

    /// <summary>
    /// The effective number of candidates: one by the sum of the squared shares (Laakso and Taagepera 1979), in
    /// ten-thousandths, cut off. Null without votes.
    /// </summary>
    public static Ratio? EffectiveNumber(IEnumerable<long> votes)
    {
        UInt128 sum = 0, squares = 0;
        foreach (var count in votes)
        {
            sum += (UInt128)count;
            squares += (UInt128)count * (UInt128)count;
        }

        return squares == 0 ? null : new() { Numerator = (uint)(sum * sum * Parts / squares), Denominator = Parts };
    }
}
