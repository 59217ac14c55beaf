using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>Local representative bodies: one for each region, the others within the regions, and their deputies.</summary>
internal static class Assemblies
{
    /// <summary>A row for every assembly, region by region; the first of a region is the region's own.</summary>
    public static IReadOnlyList<JObject> Rows(SimulationSpec spec, AssembliesSpec about)
    {
        var regions = spec.Stations.Regions;
        var given = Given(spec, about);
        var rest = regions.Where(region => !given.ContainsKey(region.Region)).ToArray();
        var count = about.Count - given.Values.Sum(known => (long)known.Assemblies);
        var deputies = about.Deputies - given.Values.Sum(known => (long)known.Deputies);
        spec.Require(rest.Length == 0 ? count == 0 : count >= rest.Length, "assemblies.count", $"{count} are left for {rest.Length} regions.");
        spec.Require(rest.Length == 0 ? deputies == 0 : deputies >= count * about.LeastDeputies,
            "assemblies.deputies", $"{deputies} are left for {count} assemblies of at least {about.LeastDeputies}.");

        var counts = rest.Zip(Spreading.Apportion(count, [.. rest.Select(region => (long)region.Weight)], [.. rest.Select(_ => 1L)]))
            .ToDictionary(region => region.First.Region, region => (int)region.Second, StringComparer.Ordinal);
        var random = spec.Random("assemblies");
        var others = new Queue<long>(Deputies(about, deputies, [.. rest.Select(region => counts[region.Region])], random));
        return [.. regions.SelectMany(region => given.TryGetValue(region.Region, out var known)
            ? Rows(about, region, Deputies(about, known.Deputies, [known.Assemblies], random))
            : Rows(about, region, [.. Enumerable.Range(0, counts[region.Region]).Select(_ => others.Dequeue())]))];
    }

    private static Dictionary<string, GivenAssemblies> Given(SimulationSpec spec, AssembliesSpec about)
    {
        var given = about.Given ?? [];
        spec.Require(about.RegionalWeight > 0, "assemblies.regionalWeight", "0.");
        spec.Require(given.All(known => spec.Stations.Regions.Any(region => string.Equals(region.Region, known.Region, StringComparison.Ordinal)))
            && given.DistinctBy(known => known.Region, StringComparer.Ordinal).Count() == given.Length, "assemblies.given.region", "not a region of the list, or twice.");
        spec.Require(given.All(known => known.Assemblies > 0 && known.Deputies >= known.Assemblies * (long)about.LeastDeputies),
            "assemblies.given.deputies", $"an assembly has at least {about.LeastDeputies}.");
        return given.ToDictionary(known => known.Region, StringComparer.Ordinal);
    }

    /// <summary>Spreads deputies over the assemblies of some regions.</summary>
    private static long[] Deputies(AssembliesSpec about, long total, int[] assemblies, SplitMix random)
    {
        long[] weights = [.. assemblies.SelectMany(count => Enumerable.Range(0, count).Select(at => at == 0 ? about.RegionalWeight : 1L))];
        return Spreading.Apportion(total, Spreading.Uneven(weights, 30, random), [.. weights.Select(_ => (long)about.LeastDeputies)]);
    }

    private static IEnumerable<JObject> Rows(AssembliesSpec about, RegionSpec region, long[] deputies) => deputies.Select((seats, at) =>
    {
        var row = new JObject
        {
            ["assemblyId"] = Station.IdOf(about.Id, region.Short, at + 1, about.NumberDigits),
            ["region"] = region.Region,
            ["deputies"] = seats,
        };
        if ((at == 0 ? about.RegionalKind : about.LocalKind) is { } kind)
            row["kind"] = kind;
        return row;
    });
}
