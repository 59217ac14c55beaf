using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

/// <summary>How turnout by hour is made of reports: the report of a place if there is one, else the sum of what it is made of.</summary>
internal static class TurnoutByHourRules
{
    /// <summary>A report of turnout, with the region it is counted in and where it comes from.</summary>
    public sealed record Report(string At, string Region, bool IsStation, uint? Voted, Ratio? Share, Source Source);

    /// <summary>The figures of one time: the nation's first, then those of the regions for which anybody reported.</summary>
    /// <param name="at">The time.</param>
    /// <param name="reports">The reports of that time.</param>
    /// <param name="stations">The stations of each region.</param>
    /// <param name="listed">The voters on the last list; null if no list says.</param>
    public static IEnumerable<HourlyTurnout> At(string at, IReadOnlyCollection<Report> reports, IReadOnlyDictionary<string, long> stations, long? listed)
    {
        var regions = reports.Where(report => report.Region.Length > 0).GroupBy(report => report.Region, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => OfRegion(at, group.Key, [.. group], stations.GetValueOrDefault(group.Key))).ToArray();
        return [OfNation(at, reports, regions, stations.Count, listed), .. regions];
    }

    private static HourlyTurnout OfRegion(string at, string region, IReadOnlyList<Report> reports, long stations)
    {
        if (reports.FirstOrDefault(report => !report.IsStation) is { } own)
            return OfReport(at, region, own);
        var counted = reports.Where(report => report.Voted is not null).ToArray();
        var hour = new HourlyTurnout
        {
            At = at,
            Region = region,
            Basis = TurnoutBasis.Stations,
            Completeness = Figures.Share(counted.Length, stations),
            Source = Weakest(reports.Select(report => report.Source)),
        };
        if (counted.Length > 0)
            hour.Voted = Figures.Counted(counted.Sum(report => (long)report.Voted!.Value));
        return hour;
    }

    private static HourlyTurnout OfNation(
        string at, IReadOnlyCollection<Report> reports, IReadOnlyCollection<HourlyTurnout> regions, int all, long? listed)
    {
        var own = reports.FirstOrDefault(report => report.Region.Length == 0);
        var counted = regions.Where(region => region.HasVoted).ToArray();
        var hour = own is not null ? OfReport(at, "", own) : new HourlyTurnout
        {
            At = at,
            Basis = TurnoutBasis.Regions,
            Completeness = Figures.Share(counted.Length, all),
            Source = Weakest(regions.Select(region => region.Source)),
        };
        if (own is null && counted.Length > 0)
            hour.Voted = Figures.Counted(counted.Sum(region => (long)region.Voted));
        // A part of the regions is no share of the whole list.
        if (hour.Share is null && hour.HasVoted && listed is { } voters && (own is not null || counted.Length == all))
            hour.Share = Figures.Share(hour.Voted, voters);
        return hour;
    }

    private static HourlyTurnout OfReport(string at, string region, Report report)
    {
        var hour = new HourlyTurnout
        {
            At = at,
            Region = region,
            Basis = TurnoutBasis.Report,
            Share = report.Share,
            Completeness = new() { Numerator = 1, Denominator = 1 },
            Source = report.Source,
        };
        if (report.Voted is { } voted)
            hour.Voted = voted;
        return hour;
    }

    private static Source? Weakest(IEnumerable<Source> sources) => sources.MaxBy(source => source.Provenance);
}
