using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>
/// What is counted of a region. It is kept as protocols come and are corrected, so that reading it costs the same however
/// many there are; what it says is what a recount from the protocols says.
/// </summary>
internal sealed record RegionTally(string Region, Figures Figures, IReadOnlyList<Source> Sources)
{
    /// <summary>Of the stations counted, those whose protocol was corrected.</summary>
    public int Corrected { get; init; }

    /// <summary>With one more protocol counted.</summary>
    public RegionTally With(ProtocolRow row)
    {
        Figures.Add(row.ToEntry());
        return this with
        {
            Sources = [Platform.Ledger.Sources.Weakest(Sources.Append(row.ToSource()))!],
            Corrected = Corrected + (row.State is "CORRECTED" ? 1 : 0),
        };
    }

    /// <summary>The tallies of an election as they are kept, by region.</summary>
    public static Dictionary<string, RegionTally> Kept(Session session, string electionId) =>
        Stored(session, electionId).Where(tally => tally.Value.Figures.Stations > 0).ToDictionary(StringComparer.Ordinal);

    // A region whose last protocol was taken out keeps its row, for the next that comes.
    private static Dictionary<string, RegionTally> Stored(Session session, string electionId)
    {
        var choices = session.Query<TallyChoiceRow>(ChoicesOf, new { ElectionId = electionId }).ToLookup(row => row.Region, StringComparer.Ordinal);
        return session.Query<TallyRow>(TalliesOf, new { ElectionId = electionId }).ToDictionary(
            row => row.Region,
            row => new RegionTally(row.Region, Figures.Of(row, choices[row.Region]),
                [new() { Provenance = EnumText.Parse<Provenance>(row.Provenance), Citation = row.Citation }])
            { Corrected = row.Corrected },
            StringComparer.Ordinal);
    }

    /// <summary>The same, counted anew from the protocols as they stood on a day, or as they stand.</summary>
    public static Dictionary<string, RegionTally> Recounted(Session session, string electionId, string asOf) =>
        session.Query<ProtocolRow>(ProtocolsOn, new { ElectionId = electionId, AsOf = asOf }).GroupBy(row => row.Region, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, Sum, StringComparer.Ordinal);

    /// <summary>Takes versions of protocols out of the tallies, and puts others in: of both, those that count.</summary>
    public static void Move(LedgerTransaction tx, string electionId, IReadOnlyList<ProtocolRow> superseded, IReadOnlyList<ProtocolRow> put)
    {
        var (before, after) = (superseded.Where(row => row.Counts()).ToArray(), put.Where(row => row.Counts()).ToArray());
        if (before.Length + after.Length == 0)
            return;
        var kept = Stored(tx, electionId);
        foreach (var region in before.Concat(after).GroupBy(row => row.Region, StringComparer.Ordinal).Select(rows => rows.Key))
        {
            var known = kept.GetValueOrDefault(region);
            var tally = known ?? new(region, new(), []);
            var choices = tally.Figures.Votes.Keys.ToHashSet(StringComparer.Ordinal);
            var wasEmpty = known is { Figures.Stations: 0 };
            foreach (var row in before.Where(row => Is(row, region)))
                tally.Figures.Add(row.ToEntry(), -1);
            foreach (var row in after.Where(row => Is(row, region)))
                tally.Figures.Add(row.ToEntry());
            // What was taken out may have been the weakest: then all that is left is asked.
            var sources = wasEmpty || before.Any(row => Is(row, region))
                ? tx.Query<SourceRow>(SourcesOfRegion, new { ElectionId = electionId, Region = region }).Select(row => row.ToSource())
                : tally.Sources.Concat(after.Where(row => Is(row, region)).Select(row => row.ToSource()));
            var corrected = after.Count(row => Is(row, region) && row.State is "CORRECTED") - before.Count(row => Is(row, region) && row.State is "CORRECTED");
            Store(tx, electionId, tally with
            {
                Sources = [Platform.Ledger.Sources.Weakest(sources) ?? tally.Sources[0]],
                Corrected = tally.Corrected + corrected,
            }, known is null, choices);
        }
    }

    private static void Store(LedgerTransaction tx, string electionId, RegionTally tally, bool isNew, HashSet<string> choices)
    {
        var row = tally.ToRow(electionId, tx.Stamp(new SourceRow()).LedgerPosition);
        if (isNew)
            tx.Insert("Tally", row);
        else
            tx.Execute(UpdateTally, row);
        var votes = tally.Figures.Votes.Select(choice =>
            new TallyChoiceRow { ElectionId = electionId, Region = tally.Region, CandidateId = choice.Key, Votes = choice.Value }).ToArray();
        foreach (var choice in votes.Where(choice => choices.Contains(choice.CandidateId)))
            tx.Execute(UpdateChoice, choice);
        tx.InsertMany("TallyChoice", votes.Where(choice => !choices.Contains(choice.CandidateId)).ToArray());
    }

    private static RegionTally Sum(IGrouping<string, ProtocolRow> rows)
    {
        var figures = new Figures();
        foreach (var row in rows)
            figures.Add(row.ToEntry());
        return new(rows.Key, figures, [Platform.Ledger.Sources.Weakest(rows.Select(row => row.ToSource()))!]) { Corrected = rows.Count(row => row.State is "CORRECTED") };
    }

    private static bool Is(ProtocolRow row, string region) => string.Equals(row.Region, region, StringComparison.Ordinal);

    private TallyRow ToRow(string electionId, long position) => new()
    {
        ElectionId = electionId,
        Region = Region,
        Stations = Figures.Stations,
        Registered = Figures.Registered,
        Received = Figures.Received,
        Issued = Figures.Issued,
        InBoxes = Figures.InBoxes,
        Valid = Figures.Valid,
        Invalid = Figures.Invalid,
        Provenance = EnumText.Of(Sources[0].Provenance),
        Citation = Sources[0].Citation,
        Corrected = Corrected,
        LedgerPosition = position,
    };

    private sealed record SourceRow : RecordedRow;

    private const string TalliesOf = """
        SELECT *
        FROM Tally
        WHERE ElectionId = @ElectionId
        """;

    private const string ChoicesOf = """
        SELECT *
        FROM TallyChoice
        WHERE ElectionId = @ElectionId
        """;

    private const string ProtocolsOn = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND State IN ('ACCEPTED', 'CORRECTED')
          AND ((@AsOf = '' AND SupersededOn = '') OR (@AsOf <> '' AND OccurredOn <= @AsOf AND (SupersededOn = '' OR SupersededOn > @AsOf)))
        """;

    private const string SourcesOfRegion = """
        SELECT DISTINCT Provenance, Citation
        FROM Protocol
        WHERE ElectionId = @ElectionId AND Region = @Region AND SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
        """;

    private const string UpdateTally = """
        UPDATE Tally
        SET Stations = @Stations, Registered = @Registered, Received = @Received, Issued = @Issued, InBoxes = @InBoxes,
          Valid = @Valid, Invalid = @Invalid, Provenance = @Provenance, Citation = @Citation, Corrected = @Corrected,
          LedgerPosition = @LedgerPosition
        WHERE ElectionId = @ElectionId AND Region = @Region
        """;

    private const string UpdateChoice = """
        UPDATE TallyChoice
        SET Votes = @Votes
        WHERE ElectionId = @ElectionId AND Region = @Region AND CandidateId = @CandidateId
        """;
}
