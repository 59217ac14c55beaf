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
        ToTallies(session.Query<TallyRow>(TalliesOf, new { ElectionId = electionId }), session.Query<TallyChoiceRow>(ChoicesOf, new { ElectionId = electionId }))
            .Where(tally => tally.Value.Figures.Stations > 0).ToDictionary(StringComparer.Ordinal);

    /// <summary>The same of some regions, the empty ones too: a region whose last protocol was taken out keeps its row, for the next that comes.</summary>
    public static Dictionary<string, RegionTally> Stored(Session session, string electionId, IReadOnlyCollection<string> regions) =>
        ToTallies(session.Query<TallyRow>(TalliesIn, new { ElectionId = electionId, Regions = regions }), session.Query<TallyChoiceRow>(ChoicesIn, new { ElectionId = electionId, Regions = regions }));

    private static Dictionary<string, RegionTally> ToTallies(IEnumerable<TallyRow> tallies, IEnumerable<TallyChoiceRow> votes)
    {
        var choices = votes.ToLookup(row => row.Region, StringComparer.Ordinal);
        return tallies.ToDictionary(
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

    private static RegionTally Sum(IGrouping<string, ProtocolRow> rows)
    {
        var figures = new Figures();
        foreach (var row in rows)
            figures.Add(row.ToEntry());
        return new(rows.Key, figures, [Platform.Ledger.Sources.Weakest(rows.Select(row => row.ToSource()))!]) { Corrected = rows.Count(row => row.State is "CORRECTED") };
    }

    /// <summary>Where in the ledger the votes of an election changed last by a day, or until now; before everything if they never did.</summary>
    public static long ChangedAt(Session session, string electionId, string asOf = "") => asOf.Length == 0
        ? session.Single<long>(LastChange, new { ElectionId = electionId })
        : session.Single<long>(LastChangeBy, new { ElectionId = electionId, AsOf = asOf });

    /// <summary>The same as it is stored, changed last by this event.</summary>
    public TallyRow ToRow(string electionId, long position) => new()
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

    private const string TalliesIn = """
        SELECT *
        FROM Tally
        WHERE ElectionId = @ElectionId AND Region IN @Regions
        """;

    private const string ChoicesIn = """
        SELECT *
        FROM TallyChoice
        WHERE ElectionId = @ElectionId AND Region IN @Regions
        """;

    private const string LastChange = """
        SELECT COALESCE(MAX(LedgerPosition), -1)
        FROM Tally
        WHERE ElectionId = @ElectionId
        """;

    // A version changes the votes if it counts or took the place of one that did.
    private const string LastChangeBy = """
        SELECT COALESCE(MAX(p.LedgerPosition), -1)
        FROM Protocol p
        WHERE p.ElectionId = @ElectionId AND p.OccurredOn <= @AsOf
          AND (p.State IN ('ACCEPTED', 'CORRECTED') OR EXISTS (
            SELECT 1
            FROM Protocol b
            WHERE b.ElectionId = p.ElectionId AND b.PrecinctId = p.PrecinctId AND b.Version = p.Version - 1 AND b.State IN ('ACCEPTED', 'CORRECTED')))
        """;
}
