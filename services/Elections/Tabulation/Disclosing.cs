using Saylau.Common.V1;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.Tabulation;

/// <summary>Shows tallies to a caller: those whose figures it may not see without them.</summary>
internal sealed class Disclosing(Caller caller, string jurisdiction, Visibility visibility, string field)
{
    private readonly List<Withheld> withheld = [];

    /// <summary>What was left out so far, and why.</summary>
    public IEnumerable<Withheld> Withheld => withheld;

    /// <summary>A tally as the caller may see it: how far the count is, at least.</summary>
    public Tally Show(Tally tally)
    {
        var (level, shown) = tally switch
        {
            { PrecinctId.Length: > 0 } => (ResultLevel.Station, DisclosureRules.Station(caller, jurisdiction, tally.Region, tally.PrecinctId, visibility.Level)),
            { Region.Length: > 0 } => (ResultLevel.Region, DisclosureRules.Region(caller, jurisdiction, tally.Region, visibility.Level)),
            _ => (ResultLevel.Nation, DisclosureRules.Nation(caller, jurisdiction, visibility.Level)),
        };
        if (shown)
            return tally;
        if (withheld.Count == 0)
            withheld.Add(visibility.Withhold(field, level));
        return new()
        {
            ElectionId = tally.ElectionId,
            Region = tally.Region,
            PrecinctId = tally.PrecinctId,
            Status = tally.Status,
            StationsExpected = tally.StationsExpected,
            StationsCounted = tally.StationsCounted,
            Completeness = tally.Completeness,
            Source = tally.Source,
            StationsUnderRecount = tally.StationsUnderRecount,
        };
    }
}
