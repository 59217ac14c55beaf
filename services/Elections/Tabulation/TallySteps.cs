using Google.Protobuf;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>The running figures of a region as they moved on once.</summary>
internal sealed record TallyStepRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Region { get; init; }

    public required int Number { get; init; }

    public required int Corrected { get; init; }

    public required byte[] Tally { get; init; }
}

/// <summary>A station that changed since the running figures of its region moved on last.</summary>
internal sealed record TallyPendingRow(string ElectionId, string Region, string PrecinctId);

/// <summary>Keeps the running figures of regions as they are shown to those who may not see the figures of stations.</summary>
internal static class TallySteps
{
    /// <summary>Moves on those of regions in which enough has changed.</summary>
    public static void Advance(
        LedgerTransaction tx, ElectionRow election, long step, IEnumerable<string> regions, IReadOnlyDictionary<string, RegionTally> tallies,
        ILookup<string, ProtocolRow> before, ILookup<string, ProtocolRow> after)
    {
        var expected = ElectionCount.ExpectedNow(tx, election);
        foreach (var tally in regions.Select(region => tallies.GetValueOrDefault(region)).OfType<RegionTally>())
        {
            var pending = tx.Query<string>(PendingOf, new { ElectionId = election.Id, tally.Region }).ToHashSet(StringComparer.Ordinal);
            var fresh = before[tally.Region].Concat(after[tally.Region]).Select(row => row.PrecinctId).Distinct(StringComparer.Ordinal).Where(id => !pending.Contains(id))
                .Select(id => new TallyPendingRow(election.Id, tally.Region, id)).ToArray();
            var last = Last(tx, election.Id, tally.Region);
            if (RunningRules.MayMoveOn(pending.Count + fresh.Length, tally.Figures.Stations, expected.GetValueOrDefault(tally.Region), step, last is null))
                Keep(tx, election.Id, tally, (last?.Number ?? 0) + 1);
            else
                tx.InsertMany("TallyPending", fresh);
        }
    }

    /// <summary>The tallies of these regions as they moved on last by a day, or until now; none of a region that has not yet.</summary>
    public static Dictionary<string, RegionTally> Shown(Session session, string electionId, IEnumerable<string> regions, string asOf) =>
        regions.Select(region => Last(session, electionId, region, asOf)).OfType<TallyStepRow>().Select(ToTally)
            .Where(tally => tally.Figures.Stations > 0).ToDictionary(tally => tally.Region, StringComparer.Ordinal);

    private static void Keep(LedgerTransaction tx, string electionId, RegionTally tally, int number)
    {
        tx.Execute(ForgetPending, new { ElectionId = electionId, tally.Region });
        var figures = tally.Figures.ToTally();
        figures.Source = Sources.Weakest(tally.Sources);
        tx.Insert("TallyStep", tx.Stamp(new TallyStepRow { ElectionId = electionId, Region = tally.Region, Number = number, Corrected = tally.Corrected, Tally = figures.ToByteArray() }));
    }

    private static RegionTally ToTally(TallyStepRow row)
    {
        var tally = V1.Tally.Parser.ParseFrom(row.Tally);
        return new(row.Region, Figures.Of(tally), tally.Source is null ? [] : [tally.Source]) { Corrected = row.Corrected };
    }

    private static TallyStepRow? Last(Session session, string electionId, string region, string asOf = "") =>
        session.Query<TallyStepRow>(LastStep, new { ElectionId = electionId, Region = region, AsOf = asOf, Take = 1 }) is [var last, ..] ? last : null;

    private const string PendingOf = """
        SELECT PrecinctId
        FROM TallyPending
        WHERE ElectionId = @ElectionId AND Region = @Region
        """;

    private const string ForgetPending = """
        DELETE FROM TallyPending
        WHERE ElectionId = @ElectionId AND Region = @Region
        """;

    private const string LastStep = """
        SELECT *
        FROM TallyStep
        WHERE ElectionId = @ElectionId AND Region = @Region AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Number DESC {page}
        """;
}
