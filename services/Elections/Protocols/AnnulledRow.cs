using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>
/// A station whose protocol was annulled, which nothing undoes: an election is complete without it. Kept beside the
/// protocols, so that who asks how many there are need not look at all of them.
/// </summary>
internal sealed record AnnulledRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string PrecinctId { get; init; }

    public required string Region { get; init; }

    /// <summary>How many stations of each region were annulled, by a day or until now.</summary>
    public static IReadOnlyDictionary<string, long> ByRegion(Session session, string electionId, string asOf) =>
        session.Query<AnnulledRow>(AnnulledOf, new { ElectionId = electionId, AsOf = asOf })
            .GroupBy(row => row.Region, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => (long)rows.Count(), StringComparer.Ordinal);

    private const string AnnulledOf = """
        SELECT *
        FROM AnnulledProtocol
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
