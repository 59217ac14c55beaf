using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

/// <summary>
/// How many precincts of a region began on a day, and for how many it was the last. Their sums say how many there are on any
/// day without reading the precincts, which are as many as the nation has stations.
/// </summary>
internal sealed record PrecinctCountRow
{
    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required string Day { get; init; }

    public long Began { get; init; }

    public long Ended { get; init; }

    /// <summary>The precincts of a jurisdiction on a day, by region; a region that has none may be absent.</summary>
    public static IReadOnlyDictionary<string, long> On(Session session, string jurisdiction, string day) =>
        session.Query<Standing>(StandingOn, new { Jurisdiction = jurisdiction, Day = day })
            .Where(row => row.Stations > 0).ToDictionary(row => row.Region, row => row.Stations, StringComparer.Ordinal);

    /// <summary>Counts precincts that begin.</summary>
    public static void Begin(LedgerTransaction tx, IEnumerable<PrecinctRow> precincts)
    {
        foreach (var same in precincts.GroupBy(precinct => (precinct.Jurisdiction, precinct.Region, precinct.ValidFrom)))
            Add(tx, new() { Jurisdiction = same.Key.Jurisdiction, Region = same.Key.Region, Day = same.Key.ValidFrom, Began = same.Count() });
    }

    /// <summary>Counts a precinct whose last day is now known.</summary>
    public static void End(LedgerTransaction tx, PrecinctRow precinct) =>
        Add(tx, new() { Jurisdiction = precinct.Jurisdiction, Region = precinct.Region, Day = precinct.ValidTo, Ended = 1 });

    private static void Add(LedgerTransaction tx, PrecinctCountRow row)
    {
        if (tx.Execute(AddToDay, row) == 0)
            tx.Insert("PrecinctCount", row);
    }

    private sealed record Standing
    {
        public required string Region { get; init; }

        public required long Stations { get; init; }
    }

    private const string AddToDay = """
        UPDATE PrecinctCount
        SET Began = Began + @Began, Ended = Ended + @Ended
        WHERE Jurisdiction = @Jurisdiction AND Region = @Region AND Day = @Day
        """;

    // On its last day a precinct is still there.
    private const string StandingOn = """
        SELECT Region, SUM(CASE WHEN Day <= @Day THEN Began ELSE 0 END) - SUM(CASE WHEN Day < @Day THEN Ended ELSE 0 END) AS Stations
        FROM PrecinctCount
        WHERE Jurisdiction = @Jurisdiction
        GROUP BY Region
        """;
}
