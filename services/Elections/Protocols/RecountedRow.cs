using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>
/// An order to count the votes of a station again, from then until they are counted again or annulled. Kept beside the
/// protocols, so that who asks how many there are need not look at all of them.
/// </summary>
internal sealed record RecountedRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string PrecinctId { get; init; }

    /// <summary>The version of the protocol that the order made.</summary>
    public required int Version { get; init; }

    public required string Region { get; init; }

    /// <summary>When it was counted again or annulled; empty while it was not.</summary>
    public required string EndedOn { get; init; }

    /// <summary>How many stations of each region are under recount, by a day or now.</summary>
    public static IReadOnlyDictionary<string, long> ByRegion(Session session, string electionId, string asOf) =>
        session.Query<RecountedRow>(OpenOn, new { ElectionId = electionId, AsOf = asOf })
            .GroupBy(row => row.Region, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => (long)rows.Count(), StringComparer.Ordinal);

    /// <summary>Whether the votes of a station are under recount, by a day or now.</summary>
    public static bool IsOpen(Session session, string electionId, string precinctId, string asOf) =>
        session.Query<RecountedRow>(OpenOn, new { ElectionId = electionId, AsOf = asOf }).Any(row => string.Equals(row.PrecinctId, precinctId, StringComparison.Ordinal));

    /// <summary>Notes recounts that new versions of protocols order, and those that they end.</summary>
    public static void Note(LedgerTransaction tx, IReadOnlyList<ProtocolRow> before, IReadOnlyList<ProtocolRow> after)
    {
        var waiting = before.Where(row => !row.Counts()).Select(row => row.PrecinctId).ToHashSet(StringComparer.Ordinal);
        foreach (var row in after)
        {
            if (ProtocolRow.StateOf(row) is ProtocolState.Recount)
                tx.Insert("StationRecount", tx.Stamp(new RecountedRow { ElectionId = row.ElectionId, PrecinctId = row.PrecinctId, Version = row.Version, Region = row.Region, EndedOn = "" }));
            else if (waiting.Contains(row.PrecinctId) && (row.Counts() || ProtocolRow.StateOf(row) is ProtocolState.Annulled))
                tx.Execute(End, new { row.ElectionId, row.PrecinctId, tx.OccurredOn });
        }
    }

    private const string OpenOn = """
        SELECT *
        FROM StationRecount
        WHERE ElectionId = @ElectionId
          AND ((@AsOf = '' AND EndedOn = '') OR (@AsOf <> '' AND OccurredOn <= @AsOf AND (EndedOn = '' OR EndedOn > @AsOf)))
        """;

    private const string End = """
        UPDATE StationRecount
        SET EndedOn = @OccurredOn
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId AND EndedOn = ''
        """;
}
