using System.Globalization;
using Saylau.Client.Proofs;
using Saylau.Elections.V1;

namespace Saylau.Verify;

/// <summary>Adds up an export by station, and compares the sums with what was published and the stations with what is proven.</summary>
internal static class RecountCheck
{
    /// <summary>What was checked.</summary>
    public static IEnumerable<ProofStep> Of(string export, IReadOnlyList<string> against, IReadOnlyList<string> bundles, string? key)
    {
        var stations = ExportReader.Read(export);
        if (stations.Count == 0 || stations.Any(place => place.PrecinctId.Length == 0))
        {
            yield return ProofStep.NotShown($"{export} is no export by station.");
            yield break;
        }

        foreach (var step in Complete(stations))
            yield return step;
        var (nation, regions) = Sums(stations);
        yield return ProofStep.Holds($"{stations.Count} stations in {regions.Count} regions add up to: {Say(nation)}.");
        foreach (var step in bundles.SelectMany(path => Bundle(path, key, stations)))
            yield return step;
        if (bundles.Count > 0)
            yield return ProofStep.Holds(string.Create(CultureInfo.InvariantCulture, $"{bundles.Count} of {stations.Count} stations were compared with a proof bundle."));
        foreach (var step in against.SelectMany(path => Totals(path).SelectMany(total => Compare(path, total, nation, regions))))
            yield return step;
    }

    private static IEnumerable<ProofStep> Complete(IReadOnlyList<Place> stations)
    {
        foreach (var twice in stations.GroupBy(place => place.PrecinctId, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return ProofStep.Differs($"Station {twice.Key} is there {twice.Count()} times.");
        foreach (var silent in stations.Where(place => !place.Figures.Counts.Keys.Any(name => name.StartsWith("votes:", StringComparison.Ordinal))))
            yield return ProofStep.NotShown($"Station {silent.PrecinctId} has no figures: they are withheld, and no sum can be checked.");
        foreach (var wrong in stations.Where(place => !AddsUp(place.Figures.Counts)))
            yield return ProofStep.Differs($"Station {wrong.PrecinctId} does not add up: its votes are not its valid ballots.");
    }

    private static bool AddsUp(IReadOnlyDictionary<string, ulong> counts)
    {
        var votes = counts.Where(count => count.Key.StartsWith("votes:", StringComparison.Ordinal)).Aggregate(0UL, (sum, count) => sum + count.Value);
        return !counts.TryGetValue("valid", out var valid) || valid == votes;
    }

    private static (Figures Nation, SortedDictionary<string, Figures> Regions) Sums(IEnumerable<Place> stations)
    {
        var (nation, regions) = (new Figures(), new SortedDictionary<string, Figures>(StringComparer.Ordinal));
        foreach (var station in stations)
        {
            var one = new Figures().Set("stations_counted", 1);
            one.Add(station.Figures);
            nation.Add(one);
            if (!regions.TryGetValue(station.Region, out var region))
                regions[station.Region] = region = new();
            region.Add(one);
        }

        return (nation, regions);
    }

    private static IEnumerable<ProofStep> Bundle(string path, string? key, IReadOnlyList<Place> stations)
    {
        var bundle = BundleCheck.Read(path);
        var unproven = BundleVerification.Verify(bundle, key).Where(step => step.Outcome is not ProofOutcome.Holds).ToArray();
        foreach (var step in unproven)
            yield return step with { Said = $"{path}: {step.Said}" };
        if (bundle.Protocol?.Entry is not { } entry)
            yield break;
        var station = stations.FirstOrDefault(place => string.Equals(place.PrecinctId, entry.PrecinctId, StringComparison.Ordinal));
        var counts = bundle.Protocol.State is ProtocolState.Unspecified or ProtocolState.Accepted or ProtocolState.Corrected;
        if (!counts)
            yield return ProofStep.Of(station is null, $"{path}: the protocol of {entry.PrecinctId} does not count, and is not in the export.",
                $"{path}: the protocol of {entry.PrecinctId} does not count, and is in the export.");
        else if (station is null)
            yield return ProofStep.Differs($"{path}: the export has no station {entry.PrecinctId}.");
        else
            foreach (var step in Differences(path, station.Name, Figures.Of(entry), station.Figures))
                yield return step;
    }

    // Totals are an export, or one of the answers that have tallies.
    private static IEnumerable<Place> Totals(string path)
    {
        if (!ExportReader.IsJson(path))
            return ExportReader.Read(path);
        var text = Files.Text(path);
        return text.Contains("ElectionResults.ElectionReport", StringComparison.Ordinal)
            ? ExportReader.Read(path)
            : Tallies(path, text).Select(tally => new Place(tally.Region, "", Figures.Of(tally)));
    }

    private static IEnumerable<Tally> Tallies(string path, string text)
    {
        if (text.Contains("\"certified\"", StringComparison.Ordinal))
            return [Files.Parse<GetCertifiedResultResponse>(path, text).Certified?.Tally ?? new()];
        return text.Contains("\"tallies\"", StringComparison.Ordinal)
            ? Files.Parse<ListTalliesResponse>(path, text).Tallies
            : [Files.Parse<GetTallyResponse>(path, text).Tally ?? new()];
    }

    private static IEnumerable<ProofStep> Compare(string path, Place total, Figures nation, SortedDictionary<string, Figures> regions)
    {
        if (total.PrecinctId.Length > 0)
            return [ProofStep.NotShown($"{path} has stations, not totals.")];
        if (!total.Figures.Counts.Keys.Any(name => name.StartsWith("votes:", StringComparison.Ordinal)))
            return [ProofStep.NotShown($"{path} shows no figures of {total.Name}.")];
        var counted = total.Region.Length == 0 ? nation : regions.GetValueOrDefault(total.Region) ?? new();
        return Differences(path, total.Name, total.Figures, counted);
    }

    private static IEnumerable<ProofStep> Differences(string path, string place, Figures said, Figures counted)
    {
        var compared = said.Counts.Where(figure => counted.Counts.ContainsKey(figure.Key) || figure.Value > 0).ToArray();
        // The formats of NIST have no place for some figures: what neither side states is not compared.
        var differing = compared.Where(figure => counted.Counts.TryGetValue(figure.Key, out var count) ? count != figure.Value : figure.Key.StartsWith("votes:", StringComparison.Ordinal))
            .Select(figure => ProofStep.Differs($"{path}: {figure.Key} of {place} is {figure.Value} there, and {(counted.Counts.TryGetValue(figure.Key, out var count) ? count : "nothing")} in the export.")).ToArray();
        var missing = counted.Counts.Where(figure => figure.Key.StartsWith("votes:", StringComparison.Ordinal) && figure.Value > 0 && !said.Counts.ContainsKey(figure.Key))
            .Select(figure => ProofStep.Differs($"{path}: {figure.Key} of {place} is not there, and {figure.Value} in the export.")).ToArray();
        return differing.Length + missing.Length > 0
            ? [.. differing, .. missing]
            : [ProofStep.Holds($"{path}: {compared.Count(figure => counted.Counts.ContainsKey(figure.Key))} figures of {place} are the same.")];
    }

    private static string Say(Figures figures) => string.Join(", ", figures.Counts.Select(figure => $"{figure.Key} {figure.Value}"));
}
