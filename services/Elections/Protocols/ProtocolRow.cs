using Google.Protobuf;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>A version of a station's protocol as it is stored. An empty SupersededOn is the newest version.</summary>
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

    public required string State { get; init; }

    public required string Act { get; init; }

    public required string ComplaintId { get; init; }

    /// <summary>A protocol whose counts are all stated, as an act will store it in the place of the one before.</summary>
    public static ProtocolRow Of(
        string electionId, string region, ProtocolEntry entry, ProtocolAct act, ProtocolRow? before = null, string reason = "") => new()
        {
            ElectionId = electionId,
            PrecinctId = entry.PrecinctId,
            Version = (before?.Version ?? 0) + 1,
            Region = region,
            State = EnumText.Of(ProtocolRules.Lifecycle.After(StateOf(before), act)!.Value),
            Act = EnumText.Of(act),
            ComplaintId = "",
            Registered = entry.Registered,
            Received = entry.Received,
            Issued = entry.Issued,
            Unused = entry.Unused,
            Spoiled = entry.Spoiled,
            InBoxes = entry.InBoxes,
            Valid = entry.Valid,
            Invalid = entry.Invalid,
            Choices = new ProtocolEntry { Choices = { InOrder(entry.Choices) }, Boxes = { InOrder(entry.Boxes) }, Attachments = entry.Attachments }.ToByteArray(),
            Reason = reason,
            SupersededOn = "",
        };

    /// <summary>The same figures, as an act that does not touch them will store them.</summary>
    public ProtocolRow Then(ProtocolAct act, string reason, string complaintId = "") => this with
    {
        Version = Version + 1,
        State = EnumText.Of(ProtocolRules.Lifecycle.After(StateOf(this), act)!.Value),
        Act = EnumText.Of(act),
        Reason = reason,
        ComplaintId = complaintId,
        SupersededOn = "",
    };

    /// <summary>Where a protocol stands; not said of one that is not there.</summary>
    public static ProtocolState StateOf(ProtocolRow? row) => row is null ? ProtocolState.Unspecified : EnumText.Parse<ProtocolState>(row.State);

    /// <summary>Whether its figures are in the tallies.</summary>
    public bool Counts() => ProtocolRules.Counts(StateOf(this));

    /// <summary>The protocol of a station as it stood on a day, or as it stands.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PROTOCOL_NOT_FOUND.</exception>
    public static ProtocolRow Require(Session session, string electionId, string precinctId, string asOf = "") =>
        Find(session, electionId, precinctId, asOf) ?? throw Refusal.NotFound(ErrorReason.ProtocolNotFound, "precinct_id", precinctId);

    /// <summary>The same; null if the station has none.</summary>
    public static ProtocolRow? Find(Session session, string electionId, string precinctId, string asOf = "") =>
        session.Find<ProtocolRow>(ProtocolOn, new { ElectionId = electionId, PrecinctId = precinctId, AsOf = asOf });

    /// <summary>The newest versions of an election's protocols among these precincts, by precinct.</summary>
    public static Dictionary<string, ProtocolRow> Named(Session session, string electionId, IEnumerable<string> precincts) =>
        session.Query<ProtocolRow>(ProtocolsNamed, new { ElectionId = electionId, Precincts = precincts.Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.PrecinctId, StringComparer.Ordinal);

    /// <summary>The same protocol with its choices and boxes in order, in which protocols are stored and compared.</summary>
    public static ProtocolEntry InOrder(ProtocolEntry entry)
    {
        var ordered = entry.Clone();
        ordered.Choices.Clear();
        ordered.Choices.Add(InOrder(entry.Choices));
        ordered.Boxes.Clear();
        ordered.Boxes.Add(InOrder(entry.Boxes));
        return ordered;
    }

    /// <summary>
    /// Puts versions of protocols in the place of those before, and moves the tallies by those that count no more and those
    /// that count now.
    /// </summary>
    public static void Put(LedgerTransaction tx, ElectionRow election, LawBook<ElectionsLaw> law, IReadOnlyList<ProtocolRow> before, IReadOnlyList<ProtocolRow> after)
    {
        foreach (var row in before)
            tx.Execute(Supersede, new { tx.OccurredOn, row.ElectionId, row.PrecinctId, row.Version });
        tx.InsertMany("Protocol", after.Select(tx.Stamp).ToArray());
        foreach (var row in after.Where(row => StateOf(row) is ProtocolState.Annulled))
            tx.Insert("AnnulledProtocol", tx.Stamp(new AnnulledRow { ElectionId = election.Id, PrecinctId = row.PrecinctId, Region = row.Region }));
        RecountedRow.Note(tx, before, after);
        TallyMoves.Move(tx, election, law, before, after);
    }

    public ProtocolEntry ToEntry()
    {
        var entry = ProtocolEntry.Parser.ParseFrom(Choices);
        entry.PrecinctId = PrecinctId;
        entry.Registered = (uint)Registered;
        entry.Received = (uint)Received;
        entry.Issued = (uint)Issued;
        entry.Unused = (uint)Unused;
        entry.Spoiled = (uint)Spoiled;
        entry.InBoxes = (uint)InBoxes;
        entry.Valid = (uint)Valid;
        entry.Invalid = (uint)Invalid;
        return entry;
    }

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
        State = StateOf(this),
        Act = EnumText.Parse<ProtocolAct>(Act),
        ComplaintId = ComplaintId,
    };

    private static IEnumerable<ChoiceVotes> InOrder(IEnumerable<ChoiceVotes> choices) =>
        choices.OrderBy(choice => choice.CandidateId, StringComparer.Ordinal);

    private static IEnumerable<BoxCount> InOrder(IEnumerable<BoxCount> boxes) => boxes.OrderBy(box => box.Kind);

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

    private const string Supersede = """
        UPDATE Protocol
        SET SupersededOn = @OccurredOn
        WHERE ElectionId = @ElectionId AND PrecinctId = @PrecinctId AND Version = @Version
        """;
}
