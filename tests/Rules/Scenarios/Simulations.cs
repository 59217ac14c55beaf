using CsCheck;
using Newtonsoft.Json.Linq;
using Saylau.Local.Scenarios.Simulation;

namespace Saylau.Tests.Rules.Scenarios;

/// <summary>Random simulations whose totals can be met.</summary>
internal static class Simulations
{
    private static readonly Gen<RegionSpec[]> Regions = Gen.Select(Gen.Int[1, 9], Gen.UInt[1, 100]).Array[1, 6].Select(regions =>
        regions.Select((region, at) => new RegionSpec($"R-{at}", $"r{at}", region.Item1, region.Item2)).ToArray());

    private static readonly Gen<KindSpec[]> Kinds = Gen.Select(Gen.Int[1, 4], Gen.UInt[4, 90]).Array[0, 1].Select(kinds =>
        kinds.Select(kind => new KindSpec("KIND_ABROAD", "R-0", "abroad", kind.Item1, kind.Item2)).ToArray());

    private static readonly Gen<StationsSpec> Stations = Gen.Select(Regions, Kinds, Gen.UInt[0, 100], (regions, kinds, noise) =>
        new StationsSpec("x-{region}-{number}", 2, noise, regions, kinds, "KIND_ORDINARY"));

    private static readonly Gen<FormsSpec> Forms =
        from ratings in Gen.Int[0, 30].Array[1, 5]
        let count = ratings.Sum()
        from irregular in Gen.Int[0, count]
        from types in Gen.Int[0, irregular].Array[0, 4]
        from teams in Gen.Int[1, 12]
        select new FormsSpec("voting", "STAGE", "f-", count, teams,
            [.. ratings.Select((rating, at) => new RatingSpec(rating, at == 0 ? null : $"RATING_{at}"))],
            [new("ALWAYS", irregular), .. types.Select((found, at) => new IrregularitySpec($"T{at}", found))], irregular);

    /// <summary>Any simulation.</summary>
    public static Gen<SimulationSpec> Any { get; } =
        from seed in Gen.ULong
        from stations in Stations
        let fewest = (uint)(stations.Regions.Sum(region => region.Stations) + stations.Kinds!.Sum(kind => kind.Registered))
        from votes in Gen.UInt[1, 900].Array[1, 5]
        from invalid in Gen.UInt[0, 90]
        from takenAway in Gen.UInt[0, 90]
        let participants = (uint)votes.Sum(vote => vote) + invalid + takenAway
        from more in Gen.UInt[0, 900]
        let registered = Math.Max(fewest, participants) + more
        from gap in Gen.Select(Gen.UInt[0, 60], Gen.UInt[1, 100], (numerator, denominator) => new Fraction(numerator, denominator))
        from reserve in Gen.UInt[0, 5]
        from spoiled in Gen.UInt[0, registered - participants]
        from forms in Forms
        from sheets in Sheets(stations)
        from assemblies in Assemblies(stations)
        select new SimulationSpec(seed, "", stations,
            new(registered, participants, invalid, spoiled, new(reserve, 100), 30, [.. votes.Select((vote, at) => new ChoiceSpec($"c{at}", vote))], takenAway),
            new(1, gap, new(1, 2)), [forms], assemblies, [sheets])
        {
            File = "any.json",
        };

    /// <summary>The sum of a column.</summary>
    public static long Sum(this IEnumerable<JObject> rows, string column) => rows.Sum(row => (long)row[column]!);

    /// <summary>A table as one text.</summary>
    public static string Text(this IEnumerable<JObject> rows) => string.Join('\n', rows.Select(row => row.ToString(Newtonsoft.Json.Formatting.None)));

    private static Gen<SheetsSpec> Sheets(StationsSpec stations) =>
        from least in Gen.UInt[0, 50]
        from more in Gen.UInt[0, 5_000]
        from invalid in Gen.UInt[0, 500]
        from bundles in Gen.Int[1, 12]
        select new SheetsSpec("all", (uint)(least * stations.Regions.Length) + more, invalid, bundles, least);

    private static Gen<AssembliesSpec> Assemblies(StationsSpec stations) =>
        from more in Gen.Int[0, 30]
        from least in Gen.UInt[0, 9]
        from deputies in Gen.UInt[0, 900]
        let count = stations.Regions.Length + more
        select new AssembliesSpec("a-{region}-{number}", 2, count, (uint)(least * count) + deputies, least, 3, "OF_REGION", "LOCAL");
}
