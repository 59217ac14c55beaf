using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>
/// One person's entry of a station's paper, as it is stored. A round begins with the version that the protocol had; who
/// entered it is known by a commitment alone.
/// </summary>
internal sealed record EnteredRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string PrecinctId { get; init; }

    public required int Round { get; init; }

    public required int Number { get; init; }

    public required byte[] EnteredBy { get; init; }

    public required byte[] Entry { get; init; }

    /// <summary>The entries of the round that goes on, in the order in which they were made.</summary>
    public static IReadOnlyList<EnteredRow> Of(Session session, string electionId, string precinctId, ProtocolRow? standing) =>
        session.Query<EnteredRow>(EntriesOf, new { ElectionId = electionId, PrecinctId = precinctId, Round = standing?.Version ?? 0 });

    /// <summary>Keeps an entry as the next of its round.</summary>
    public static EnteredRow Keep(LedgerTransaction tx, string electionId, ProtocolEntry entry, ProtocolRow? standing, int before, ByteString by)
    {
        var row = new EnteredRow
        {
            ElectionId = electionId,
            PrecinctId = entry.PrecinctId,
            Round = standing?.Version ?? 0,
            Number = before + 1,
            EnteredBy = by.ToByteArray(),
            Entry = entry.ToByteArray(),
        };
        tx.Insert("EnteredProtocol", tx.Stamp(row));
        return row;
    }

    public ProtocolEntry ToEntry() => ProtocolEntry.Parser.ParseFrom(Entry);

    private const string EntriesOf = """
        SELECT *
        FROM EnteredProtocol
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId AND Round = @Round
        ORDER BY Number
        """;
}
