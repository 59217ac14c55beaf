using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Saylau.Statistics.RiskLimiting;

/// <summary>
/// Draws that everybody can recompute, after Rivest's sampler (2011), which audits in California and Colorado have used: draw i
/// is 1 plus SHA-256 of "seed,i" in UTF-8, i in decimal from 1 on, read as a number with its first byte first, modulo the
/// population. Without replacement, a number that was drawn already is passed over. A longer sample begins with the shorter one,
/// so that a next round goes on where the last one ended. In a shell, for "seed" and i = 1: printf 'seed,1' | sha256sum.
/// </summary>
public static class PublicSampler
{
    /// <summary>What draw i chooses: 1 to the population.</summary>
    public static long Pick(string seed, long draw, long population)
    {
        ArgumentException.ThrowIfNullOrEmpty(seed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draw);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed},{draw}")));
        return 1 + (long)(new BigInteger(hash, isUnsigned: true, isBigEndian: true) % population);
    }

    /// <summary>The first so many draws; without replacement, at most as many as there are.</summary>
    public static IReadOnlyList<long> Draw(string seed, long population, int count, bool withReplacement)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (drawn, seen) = (new List<long>(count), new HashSet<long>());
        for (var draw = 1L; drawn.Count < count && (withReplacement || seen.Count < population); draw++)
        {
            var pick = Pick(seed, draw, population);
            if (withReplacement || seen.Add(pick))
                drawn.Add(pick);
        }

        return drawn;
    }

    /// <summary>
    /// Where a number falls among stations laid end to end, each as long as it has ballots, or as its error bound in whole
    /// units is large: the station's index, and the place in it from 1.
    /// </summary>
    /// <param name="lengths">The lengths, none negative, in the order of the manifest.</param>
    /// <param name="number">From 1 to their sum.</param>
    public static (int Index, long Place) Locate(IReadOnlyList<long> lengths, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        var rest = number;
        for (var index = 0; index < lengths.Count; index++)
        {
            if (rest <= lengths[index])
                return (index, rest);
            rest -= lengths[index];
        }

        throw new ArgumentOutOfRangeException(nameof(number), number, "It lies beyond the manifest.");
    }
}
