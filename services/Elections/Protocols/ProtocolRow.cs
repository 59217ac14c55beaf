using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>A version of a station's protocol as it is stored. An empty SupersededOn is the version that counts.</summary>
internal sealed record ProtocolRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string PrecinctId { get; init; }

    public required int Version { get; init; }

    public required string Region { get; init; }

    public required long Registered { get; init; }

    public required long Received { get; init; }

    public required long Issued { get; init; }

    public required long Unused { get; init; }

    public required long Spoiled { get; init; }

    public required long InBoxes { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    public required byte[] Choices { get; init; }

    public required string Reason { get; init; }

    public required string SupersededOn { get; init; }

    /// <summary>A protocol that adds up, as it will be stored.</summary>
    public static ProtocolRow Of(string electionId, string region, ProtocolEntry entry, int version = 1, string reason = "") => new()
    {
        ElectionId = electionId,
        PrecinctId = entry.PrecinctId,
        Version = version,
        Region = region,
        Registered = entry.Registered,
        Received = entry.Received,
        Issued = entry.Issued,
        Unused = entry.Unused,
        Spoiled = entry.Spoiled,
        InBoxes = entry.InBoxes,
        Valid = entry.Valid,
        Invalid = entry.Invalid,
        Choices = new ProtocolEntry { Choices = { InOrder(entry.Choices) } }.ToByteArray(),
        Reason = reason,
        SupersededOn = "",
    };

    /// <summary>The protocol of a station as it stood on a day, or as it stands.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PROTOCOL_NOT_FOUND.</exception>
    public static ProtocolRow Require(Session session, string electionId, string precinctId, string asOf = "") =>
        Find(session, electionId, precinctId, asOf) ?? throw Refusal.NotFound(ErrorReason.ProtocolNotFound, "precinct_id", precinctId);

    /// <summary>The protocol of a station as it stood on a day, or as it stands; null if it has none.</summary>
    public static ProtocolRow? Find(Session session, string electionId, string precinctId, string asOf = "") =>
        session.Find<ProtocolRow>(ProtocolOn, new { ElectionId = electionId, PrecinctId = precinctId, AsOf = asOf });

    /// <summary>The protocols of an election that count, among these precincts, by precinct.</summary>
    public static Dictionary<string, ProtocolEntry> Named(Session session, string electionId, IEnumerable<string> precincts) =>
        session.Query<ProtocolRow>(ProtocolsNamed, new { ElectionId = electionId, Precincts = precincts.Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.PrecinctId, row => row.ToEntry(), StringComparer.Ordinal);

    /// <summary>The same protocol with its choices in the order of their ids, in which protocols are stored and compared.</summary>
    public static ProtocolEntry InOrder(ProtocolEntry entry)
    {
        var ordered = entry.Clone();
        ordered.Choices.Clear();
        ordered.Choices.Add(InOrder(entry.Choices));
        return ordered;
    }

    public ProtocolEntry ToEntry() => new()
    {
        PrecinctId = PrecinctId,
        Registered = (uint)Registered,
        Received = (uint)Received,
        Issued = (uint)Issued,
        Unused = (uint)Unused,
        Spoiled = (uint)Spoiled,
        InBoxes = (uint)InBoxes,
        Valid = (uint)Valid,
        Invalid = (uint)Invalid,
        Choices = { ProtocolEntry.Parser.ParseFrom(Choices).Choices },
    };

    public Protocol ToProto() => new()
    {
        ElectionId = ElectionId,
        Entry = ToEntry(),
        Region = Region,
        Version = (uint)Version,
        Reason = Reason,
        SupersededOn = SupersededOn,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    private static IEnumerable<ChoiceVotes> InOrder(IEnumerable<ChoiceVotes> choices) =>
        choices.OrderBy(choice => choice.CandidateId, StringComparer.Ordinal);

    private const string ProtocolOn = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId
          AND ((@AsOf = '' AND SupersededOn = '') OR (@AsOf <> '' AND OccurredOn <= @AsOf AND (SupersededOn = '' OR SupersededOn > @AsOf)))
        """;

    private const string ProtocolsNamed = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND PrecinctId IN @Precincts AND SupersededOn = ''
        """;
}
