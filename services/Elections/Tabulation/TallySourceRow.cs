using Saylau.Common.V1;
using Saylau.Elections.Protocols;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>
/// How many of the protocols that count in a region come from a source, so that the weakest is known without reading them.
/// Sources are told apart by how far they can be trusted and by the beginning of their citation.
/// </summary>
internal sealed record TallySourceRow
{
    private const int Told = 64;

    public required string ElectionId { get; init; }

    public required string Region { get; init; }

    public required string Provenance { get; init; }

    public required string CitationStart { get; init; }

    public required string Citation { get; init; }

    public required long Protocols { get; init; }

    /// <summary>Moves the numbers of a region, and says which source is the weakest now; null if nothing is counted.</summary>
    /// <param name="tx">The write.</param>
    /// <param name="electionId">The election.</param>
    /// <param name="region">The region.</param>
    /// <param name="known">The weakest source before; null if nothing was counted.</param>
    /// <param name="before">The versions that count no more.</param>
    /// <param name="after">The versions that count now.</param>
    public static Source? Move(LedgerTransaction tx, string electionId, string region, Source? known, IEnumerable<ProtocolRow> before, IReadOnlyList<ProtocolRow> after)
    {
        var moves = before.Select(row => Of(electionId, region, row, -1)).Concat(after.Select(row => Of(electionId, region, row, 1)))
            .GroupBy(row => (row.Provenance, row.CitationStart)).Select(rows => rows.First() with { Protocols = rows.Sum(row => row.Protocols) })
            .Where(row => row.Protocols != 0).ToArray();
        foreach (var move in moves)
        {
            if (tx.Execute(AddTo, move) == 0 && move.Protocols > 0)
                tx.Insert("TallySource", move);
        }

        var weakened = Sources.Weakest([.. known is null ? Array.Empty<Source>() : [known], .. after.Select(row => row.ToSource())]);
        var gone = moves.Where(move => move.Protocols < 0).ToArray();
        foreach (var move in gone)
            tx.Execute(ForgetIfNone, move);
        // Only where the source that is shown lost a protocol may it be another.
        return weakened is null || !gone.Any(move => Is(move, weakened)) ? weakened : Stored(tx, electionId, region);
    }

    private static Source? Stored(Session session, string electionId, string region) =>
        Enum.GetValues<Provenance>().OrderDescending()
            .SelectMany(provenance => session.Query<TallySourceRow>(OfProvenance, new { ElectionId = electionId, Region = region, Provenance = EnumText.Of(provenance), Take = 1 }))
            .Select(row => new Source { Provenance = EnumText.Parse<Provenance>(row.Provenance), Citation = row.Citation }).FirstOrDefault();

    private static bool Is(TallySourceRow row, Source source) =>
        string.Equals(row.Provenance, EnumText.Of(source.Provenance), StringComparison.Ordinal) && string.Equals(row.CitationStart, Start(source.Citation), StringComparison.Ordinal);

    private static TallySourceRow Of(string electionId, string region, ProtocolRow row, long protocols) => new()
    {
        ElectionId = electionId,
        Region = region,
        Provenance = row.Provenance,
        CitationStart = Start(row.Citation),
        Citation = row.Citation,
        Protocols = protocols,
    };

    private static string Start(string citation) => citation.Length <= Told ? citation : citation[..Told];

    private const string AddTo = """
        UPDATE TallySource
        SET Protocols = Protocols + @Protocols
        WHERE ElectionId = @ElectionId AND Region = @Region AND Provenance = @Provenance AND CitationStart = @CitationStart
        """;

    private const string ForgetIfNone = """
        DELETE FROM TallySource
        WHERE ElectionId = @ElectionId AND Region = @Region AND Provenance = @Provenance AND CitationStart = @CitationStart AND Protocols <= 0
        """;

    private const string OfProvenance = """
        SELECT *
        FROM TallySource
        WHERE ElectionId = @ElectionId AND Region = @Region AND Provenance = @Provenance
        ORDER BY CitationStart {page}
        """;
}
