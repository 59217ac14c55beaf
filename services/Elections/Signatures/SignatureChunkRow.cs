using Saylau.Common.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>A chunk of signatures as it was stored at once. It stays when the rows are destroyed.</summary>
internal sealed record SignatureChunkRow : RecordedRow
{
    public required long Initiative { get; init; }

    public required long Number { get; init; }

    public required long FirstSignature { get; init; }

    public required long Signatures { get; init; }

    public required byte[] CommitmentRoot { get; init; }

    /// <summary>The last chunk of an initiative; null where there is none.</summary>
    public static SignatureChunkRow? Last(Session session, long initiative) =>
        session.Find<SignatureChunkRow>(LastChunk, new { Initiative = initiative });

    /// <summary>The roots of all chunks, in order.</summary>
    public static IReadOnlyList<byte[]> Roots(Session session, long initiative) =>
        session.Query<byte[]>("SELECT CommitmentRoot FROM SignatureChunk WHERE Initiative = @Initiative ORDER BY Number", new { Initiative = initiative });

    /// <summary>The sources of an initiative's signatures on a day.</summary>
    public static IEnumerable<Source> Sources(Session session, long initiative, string day) =>
        session.Query<SourceRow>(SourcesOfChunks, new { Initiative = initiative, Day = day }).Select(row => row.ToSource());

    private sealed record SourceRow : RecordedRow;

    private const string LastChunk = """
        SELECT *
        FROM SignatureChunk
        WHERE Initiative = @Initiative AND Number = (SELECT MAX(Number) FROM SignatureChunk WHERE Initiative = @Initiative)
        """;

    private const string SourcesOfChunks = """
        SELECT DISTINCT Provenance, Citation
        FROM SignatureChunk
        WHERE Initiative = @Initiative AND OccurredOn <= @Day
        """;
}
