using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>Bundles of signature sheets: valid and invalid signatures, spread over regions and collectors.</summary>
internal static class SignatureSheets
{
    private const uint NoisePercent = 40;

    /// <summary>The sheets of one collection, region by region.</summary>
    public static IReadOnlyList<JObject> Rows(SimulationSpec spec, SheetsSpec sheets)
    {
        var field = $"sheets.{sheets.Name}";
        var named = sheets.Regions ?? [.. spec.Stations.Regions.Select(region => region.Region)];
        var regions = spec.Stations.Regions.Where(region => named.Contains(region.Region, StringComparer.Ordinal)).ToArray();
        spec.Require(regions.Length > 0 && regions.Length == named.Length, $"{field}.regions", "not regions of the list, or one twice.");
        spec.Require(sheets.SheetsPerRegion > 0, $"{field}.sheetsPerRegion", "0.");
        spec.Require(sheets.Valid >= regions.Length * (long)sheets.LeastPerRegion,
            $"{field}.valid", $"{sheets.Valid} in {regions.Length} regions of at least {sheets.LeastPerRegion}.");

        var random = spec.Random($"sheets of {sheets.Name}");
        var weights = Spreading.Uneven(regions.Select(region => (long)region.Weight), 20, random);
        var valid = Spreading.Apportion(sheets.Valid, weights, [.. regions.Select(_ => (long)sheets.LeastPerRegion)]);
        var invalid = Spreading.Apportion(sheets.Invalid, Spreading.Uneven(weights, NoisePercent, random));
        return [.. regions.SelectMany((region, at) => Rows(region, Within(valid[at]), Within(invalid[at])))];

        long[] Within(long signatures) =>
            Spreading.Apportion(signatures, Spreading.Uneven(Enumerable.Repeat(1L, sheets.SheetsPerRegion), NoisePercent, random));
    }

    private static IEnumerable<JObject> Rows(RegionSpec region, long[] valid, long[] invalid) => valid.Select((signatures, at) => new JObject
    {
        ["sheet"] = $"{region.Short}-{Station.Padded(at + 1, 3)}",
        ["region"] = region.Region,
        ["valid"] = signatures,
        ["invalid"] = invalid[at],
        ["collector"] = $"collector {region.Short} {Station.Padded(at + 1, 3)}",
    });
}
