using System.Security.Cryptography;
using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>An entry of a device as it came, whether it stands or a newer one does.</summary>
internal sealed record BundledRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string PrecinctId { get; init; }

    public required string EntryId { get; init; }

    public required string Digest { get; init; }

    public required long Counter { get; init; }

    public required string BundleId { get; init; }

    public required string Device { get; init; }

    public required byte[] Entry { get; init; }

    public static BundledRow Of(string electionId, ProtocolBundle bundle, BundledProtocol entry)
    {
        var bytes = ProtocolRow.InOrder(entry.Protocol).ToByteArray();
        return new()
        {
            ElectionId = electionId,
            PrecinctId = entry.Protocol.PrecinctId,
            EntryId = entry.EntryId,
            Digest = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Counter = entry.Counter,
            BundleId = bundle.BundleId,
            Device = bundle.Device,
            Entry = bytes,
        };
    }

    /// <summary>The entries of stations that came before.</summary>
    public static IReadOnlyList<BundledRow> Named(Session session, string electionId, IEnumerable<string> precincts) =>
        session.Query<BundledRow>(EntriesNamed, new { ElectionId = electionId, Precincts = precincts.Distinct(StringComparer.Ordinal) });

    /// <summary>Where it stands among the entries of its station; no two have the same place.</summary>
    public BundlePlace ToPlace() => new(Counter, EntryId, Digest);

    public ProtocolEntry ToEntry() => ProtocolEntry.Parser.ParseFrom(Entry);

    private const string EntriesNamed = """
        SELECT *
        FROM BundledProtocol
        WHERE ElectionId = @ElectionId AND PrecinctId IN @Precincts
        """;
}
