using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>A protocol that came for a station nobody knows, as it is stored. Its id is made of what it states.</summary>
internal sealed record QuarantinedRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required byte[] Entry { get; init; }

    public required string HeldFor { get; init; }

    public required string State { get; init; }

    public required string SentBy { get; init; }

    public required string AssignedPrecinctId { get; init; }

    public required string Reason { get; init; }

    public required long Version { get; init; }

    /// <summary>Keeps protocols apart; one that is kept already is kept once.</summary>
    public static void Hold(LedgerTransaction tx, string electionId, IReadOnlyList<ProtocolEntry> entries)
    {
        var rows = entries.Select(entry => Of(tx, electionId, entry)).DistinctBy(row => row.Id, StringComparer.Ordinal).ToArray();
        if (rows.Length == 0)
            return;
        var known = tx.Query<string>(Known, new { Ids = rows.Select(row => row.Id) }).ToHashSet(StringComparer.Ordinal);
        var fresh = rows.Where(row => !known.Contains(row.Id)).Select(tx.Stamp).ToArray();
        tx.InsertMany("QuarantinedProtocol", fresh);
        if (fresh.Length > 0)
            tx.Record(new ProtocolsQuarantined { ElectionId = electionId, Protocols = { fresh.Select(row => row.ToProto()) } });
    }

    /// <summary>The protocol in quarantine of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/QUARANTINED_PROTOCOL_NOT_FOUND.</exception>
    public static QuarantinedRow Require(Session session, string id) =>
        session.Find<QuarantinedRow>("SELECT * FROM QuarantinedProtocol WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.QuarantinedProtocolNotFound, "quarantine_id", id);

    public ProtocolEntry ToEntry() => ProtocolEntry.Parser.ParseFrom(Entry);

    public QuarantinedProtocol ToProto() => new()
    {
        QuarantineId = Id,
        ElectionId = ElectionId,
        Entry = ToEntry(),
        HeldFor = HeldFor,
        State = EnumText.Parse<QuarantineState>(State),
        SentBy = SentBy,
        AssignedPrecinctId = AssignedPrecinctId,
        Reason = Reason,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    private static QuarantinedRow Of(LedgerTransaction tx, string electionId, ProtocolEntry entry) => new()
    {
        Id = $"q-{Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(electionId), 0, .. entry.ToByteArray()]))[..40]}",
        ElectionId = electionId,
        Entry = entry.ToByteArray(),
        HeldFor = EnumText.Of(ErrorReason.PrecinctNotFound),
        State = EnumText.Of(QuarantineState.Held),
        SentBy = tx.Call.Actor,
        AssignedPrecinctId = "",
        Reason = "",
        Version = 1,
    };

    private const string Known = """
        SELECT Id
        FROM QuarantinedProtocol
        WHERE Id IN @Ids
        """;
}
