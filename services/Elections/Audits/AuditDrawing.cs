using Saylau.Elections.V1;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Elections.Audits;

/// <summary>What a seed draws from a manifest.</summary>
internal static class AuditDrawing
{
    /// <summary>The first so many draws: stations by their error bounds where stations are drawn, and by their ballots otherwise.</summary>
    /// <param name="method">Decides what is drawn, and whether a ballot is drawn again.</param>
    /// <param name="seed">The public seed.</param>
    /// <param name="manifest">The stations, in order.</param>
    /// <param name="count">Draws of all rounds.</param>
    public static IReadOnlyList<(string PrecinctId, long Ballot)> Of(AuditMethod method, string seed, IReadOnlyList<AuditStationRow> manifest, int count)
    {
        var ofStations = method is AuditMethod.KaplanMarkov;
        var ends = new long[manifest.Count];
        var sum = 0L;
        for (var at = 0; at < ends.Length; at++)
            ends[at] = sum += ofStations ? manifest[at].ErrorBound : manifest[at].Ballots;
        return [.. PublicSampler.Draw(seed, sum, count, !AuditRules.IsWithoutReplacement(method)).Select(number =>
        {
            var at = FirstFrom(ends, number);
            return (manifest[at].PrecinctId, ofStations ? 0 : number - (at == 0 ? 0 : ends[at - 1]));
        })];
    }

    // The first station that ends at the number or after it; stations of no length end where the one before does.
    private static int FirstFrom(long[] ends, long number)
    {
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = ends[middle] < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
