using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>
/// Observers' counts of voters. The largest relative gap, official / observed − 1, is the given one as nearly as whole
/// voters allow, and never above it: it stands at the station whose official number comes nearest to it.
/// </summary>
internal static class TurnoutCounts
{
    // The other gaps are at most so many per cent of the largest.
    private const int LesserGaps = 95;

    /// <summary>A row for every station that was watched, in the order of the stations.</summary>
    public static IReadOnlyList<JObject> Rows(SimulationSpec spec, TurnoutCountsSpec counts, Protocol[] protocols)
    {
        var (gap, inflated) = (counts.LargestRelativeGap, counts.InflatedShare);
        spec.Require(gap.Denominator > 0, "turnoutCounts.largestRelativeGap.denominator", "0.");
        spec.Require(inflated.Denominator > 0 && inflated.Numerator <= inflated.Denominator, "turnoutCounts.inflatedShare", "not a share.");
        var random = spec.Random("turnout counts");
        var order = random.Sample(protocols.Length, protocols.Length).Where(at => protocols[at].Issued > 0).ToArray();
        spec.Require(counts is { Stations: > 0, PartDay: >= 0 } && counts.Stations + (long)counts.PartDay <= order.Length,
            "turnoutCounts.stations", $"not a number of stations between 1 and {order.Length}, where somebody voted.");

        int[] watched = [.. order.OrderByDescending(at => protocols[at].Issued, new Gap(gap))];
        watched = [watched[0], .. order.Where(at => at != watched[0])];
        var higher = Math.Max(1, counts.Stations * (long)inflated.Numerator / inflated.Denominator);
        return [.. watched.Take(counts.Stations + counts.PartDay)
            .Select((station, at) => (station, Row: Row(protocols[station], at < counts.Stations, Observed(protocols[station].Issued, at))))
            .OrderBy(row => row.station)
            .Select(row => row.Row)];

        long Observed(long official, int at) => at switch
        {
            0 => Least(official, gap.Numerator, gap.Denominator),
            _ when at < higher => Least(official, gap.Numerator * (1 + (UInt128)random.Below(LesserGaps)), gap.Denominator * (UInt128)100),
            _ when at < counts.Stations => official,
            _ => official * (30 + random.Below(41)) / 100,
        };
    }

    /// <summary>The smallest observed number whose gap is not above the given one.</summary>
    private static long Least(long official, UInt128 numerator, UInt128 denominator) =>
        (long)((((UInt128)official * denominator) + numerator + denominator - 1) / (numerator + denominator));

    private static JObject Row(Protocol protocol, bool fullDay, long observed) => new()
    {
        ["precinctId"] = protocol.Station.Id,
        ["votersCounted"] = observed,
        ["fullDay"] = fullDay,
    };

    /// <summary>Orders official numbers by the gap that they allow.</summary>
    private sealed class Gap(Fraction largest) : IComparer<long>
    {
        public int Compare(long x, long y) => ((Int128)x * Of(y)).CompareTo((Int128)y * Of(x));

        private long Of(long official) => Least(official, largest.Numerator, largest.Denominator);
    }
}
