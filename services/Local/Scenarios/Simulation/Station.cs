using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>A simulated station.</summary>
internal sealed record Station(string Id, string Region, string? Kind, int Number)
{
    /// <summary>Every station: the regions' in the order of the file, then those of particular kinds.</summary>
    public static Station[] All(SimulationSpec spec)
    {
        var (about, regions, kinds) = (spec.Stations, spec.Stations.Regions, spec.Stations.Kinds ?? []);
        spec.Require(regions.Length > 0 && regions.All(region => region.Stations > 0), "stations.regions", "every region has a station.");
        spec.Require(regions.All(region => region.Weight > 0), "stations.regions.weight", "every region has a weight.");
        spec.Require(about.SizeNoisePercent <= 100, "stations.sizeNoisePercent", "at most 100.");
        spec.Require(kinds.All(kind => kind.Stations > 0 && regions.Any(region => string.Equals(region.Region, kind.Region, StringComparison.Ordinal))),
            "stations.kinds", "every kind has a station, in a region of the list.");
        Station[] all = [
            .. regions.SelectMany(region => Many(about, region.Short, region.Region, about.Kind, region.Stations)),
            .. kinds.SelectMany(kind => Many(about, kind.Short, kind.Region, kind.Kind, kind.Stations))];
        spec.Require(all.DistinctBy(station => station.Id, StringComparer.Ordinal).Count() == all.Length, "stations.id", "two stations have the same id.");
        return all;
    }

    /// <summary>An id out of its pattern.</summary>
    public static string IdOf(string pattern, string region, int number, int digits) => pattern
        .Replace("{region}", region, StringComparison.Ordinal)
        .Replace("{number}", Padded(number, digits), StringComparison.Ordinal);

    /// <summary>A number with leading zeros.</summary>
    public static string Padded(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>The row of a station.</summary>
    public JObject ToRow()
    {
        var row = new JObject { ["precinctId"] = Id, ["region"] = Region };
        if (Kind is not null)
            row["kind"] = Kind;
        row["number"] = Number;
        return row;
    }

    private static IEnumerable<Station> Many(StationsSpec about, string @short, string region, string? kind, int count) =>
        Enumerable.Range(1, count).Select(number => new Station(IdOf(about.Id, @short, number, about.NumberDigits), region, kind, number));
}
