using Saylau.Common.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.MemberSignatures;

/// <summary>A chunk of signatures as it was stored at once.</summary>
internal sealed record MemberSignatureChunkRow : RecordedRow
{
    public required string PartyId { get; init; }

    public required long Number { get; init; }

    public required long FirstSignature { get; init; }

    public required long Signatures { get; init; }

    public required byte[] CommitmentRoot { get; init; }

    /// <summary>Whether the signatures of a party are known one by one.</summary>
    public static bool Any(Session session, string partyId) =>
        session.Find<int?>("SELECT 1 FROM MemberSignatureChunk WHERE PartyId = @PartyId AND Number = 1", new { PartyId = partyId }) is not null;

    /// <summary>The last chunk of a party; null where there is none.</summary>
    public static MemberSignatureChunkRow? Last(Session session, string partyId) =>
        session.Find<MemberSignatureChunkRow>(LastChunk, new { PartyId = partyId });

    /// <summary>The sources of a party's signatures by a day, in whichever way it collects.</summary>
    public static IEnumerable<Source> Sources(Session session, string partyId, string day) =>
        session.Query<SourceRow>(SourcesOf, new { PartyId = partyId, Day = day }).Select(row => row.ToSource());

    private sealed record SourceRow : RecordedRow;

    private const string LastChunk = """
        SELECT *
        FROM MemberSignatureChunk
        WHERE PartyId = @PartyId AND Number = (SELECT MAX(Number) FROM MemberSignatureChunk WHERE PartyId = @PartyId)
        """;

    private const string SourcesOf = """
        SELECT DISTINCT Provenance, Citation
        FROM MemberSignatureChunk
        WHERE PartyId = @PartyId AND OccurredOn <= @Day
        UNION
        SELECT DISTINCT Provenance, Citation
        FROM SignatureSheet
        WHERE PartyId = @PartyId AND OccurredOn <= @Day
        """;
}
