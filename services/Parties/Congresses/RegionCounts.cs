using System.Globalization;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Congresses;

/// <summary>Counts per region, as callers send them and as they are told.</summary>
internal static class RegionCounts
{
    /// <summary>Lets counts pass whose regions the jurisdiction has, each named once.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/REGION_UNKNOWN, REGION_REPEATED.</exception>
    public static void Require(string field, IReadOnlyList<RegionCount> counts, Jurisdiction jurisdiction)
    {
        var unnamed = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var known = unnamed.ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < counts.Count; index++)
        {
            var region = counts[index].Region;
            if (unnamed.Remove(region))
                continue;
            throw Refusal.Invalid(known.Contains(region) ? ErrorReason.RegionRepeated : ErrorReason.RegionUnknown,
                (string.Create(CultureInfo.InvariantCulture, $"{field}[{index}].region"),
                    known.Contains(region) ? $"'{region}' is named twice." : $"'{region}' is no region of '{jurisdiction.Code}'."));
        }
    }

    /// <summary>The sum. More than a count can hold is the most it can hold, never a small number.</summary>
    public static uint InAll(IEnumerable<RegionCount> counts) => Counted(counts.Sum(count => (long)count.Count));

    /// <summary>A sum as a count.</summary>
    public static uint Counted(long sum) => (uint)Math.Clamp(sum, 0, uint.MaxValue);
}
