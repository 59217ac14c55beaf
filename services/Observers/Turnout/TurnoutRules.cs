using System.Globalization;
using Saylau.Common.V1;
using Saylau.Observers.V1;

namespace Saylau.Observers.Turnout;

/// <summary>What is known of one station: its registered voters, and how many voted by the protocol and by the observers.</summary>
internal sealed record StationVoters(string PrecinctId, uint Registered, uint Official, uint Observed);

/// <summary>What a comparison found, and at which stations the largest excesses are.</summary>
internal sealed record Compared(TurnoutSummary Summary, string LargestPointsPrecinct, string LargestRelativePrecinct);

/// <summary>How official and observed turnout are compared: exactly, station by station, in points and in percent.</summary>
internal static class TurnoutRules
{
    /// <summary>Both are times of a day or absent, and the end is after the beginning.</summary>
    public static bool AreTimes(string from, string until) =>
        (from.Length == 0 || IsTime(from)) && (until.Length == 0 || IsTime(until))
        && (from.Length == 0 || until.Length == 0 || string.CompareOrdinal(from, until) < 0);

    /// <summary>Turnout by both, of the same registered voters. There must be some.</summary>
    public static TurnoutPair Pair(long registered, long official, long observed) => new()
    {
        Registered = Counts.Of(registered),
        Official = Share(official, registered),
        Observed = Share(observed, registered),
        Gap = Gap(registered, official, observed),
    };

    /// <summary>The distance in both readings. Percent of nobody is no number.</summary>
    public static TurnoutGap Gap(long registered, long official, long observed)
    {
        var difference = Math.Abs(official - observed);
        return new()
        {
            Direction = official > observed ? GapDirection.Higher : official < observed ? GapDirection.Lower : GapDirection.Equal,
            Points = Share(difference, registered),
            Relative = observed == 0 ? null : Share(difference, observed),
        };
    }

    /// <summary>The stations together and at their extremes. Those without registered voters have no turnout.</summary>
    public static Compared Compare(IEnumerable<StationVoters> found, int withoutProtocol)
    {
        var all = found.OrderBy(station => station.PrecinctId, StringComparer.Ordinal).ToArray();
        var stations = Array.FindAll(all, station => station.Registered > 0);
        var higher = Array.FindAll(stations, station => station.Official > station.Observed);
        var (points, relative) = (Largest(higher, ByPoints), Largest(Array.FindAll(higher, station => station.Observed > 0), ByPercent));
        var sorted = stations.Order(Comparer<StationVoters>.Create(ByPoints)).ToArray();
        var lower = stations.Count(station => station.Official < station.Observed);
        return new(new()
        {
            StationsCounted = (uint)(all.Length + withoutProtocol),
            StationsCompared = (uint)stations.Length,
            StationsWithoutProtocol = (uint)withoutProtocol,
            StationsWithoutVoters = (uint)(all.Length - stations.Length),
            OfficialHigher = (uint)higher.Length,
            OfficialLower = (uint)lower,
            OfficialEqual = (uint)(stations.Length - higher.Length - lower),
            Together = stations.Length == 0 ? null : Pair(stations.Sum(station => (long)station.Registered),
                stations.Sum(station => (long)station.Official), stations.Sum(station => (long)station.Observed)),
            LargestPoints = GapOf(points),
            LargestRelative = GapOf(relative),
            Median = GapOf(AtRank(sorted, 50)),
            Percentile90 = GapOf(AtRank(sorted, 90)),
        }, points?.PrecinctId ?? "", relative?.PrecinctId ?? "");
    }

    /// <summary>The nearest rank: the least station with at least so many percent of all at or below it.</summary>
    private static StationVoters? AtRank(StationVoters[] sorted, int percent) =>
        sorted.Length == 0 ? null : sorted[(((sorted.Length * percent) + 99) / 100) - 1];

    private static StationVoters? Largest(StationVoters[] stations, Comparison<StationVoters> by) =>
        stations.Length == 0 ? null : stations.MaxBy(station => station, Comparer<StationVoters>.Create(by));

    private static TurnoutGap? GapOf(StationVoters? station) =>
        station is null ? null : Gap(station.Registered, station.Official, station.Observed);

    // Fractions are compared by multiplying across, which rounds nothing.
    private static int ByPoints(StationVoters one, StationVoters other) =>
        ((Int128)Excess(one) * other.Registered).CompareTo((Int128)Excess(other) * one.Registered);

    private static int ByPercent(StationVoters one, StationVoters other) =>
        ((Int128)Excess(one) * other.Observed).CompareTo((Int128)Excess(other) * one.Observed);

    private static long Excess(StationVoters station) => (long)station.Official - station.Observed;

    private static Ratio Share(long part, long whole) => new() { Numerator = Counts.Of(part), Denominator = Counts.Of(whole) };

    private static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
