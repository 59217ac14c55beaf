using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

/// <summary>An election as it is stored.</summary>
internal sealed record ElectionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string OfficeId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string VotingOn { get; init; }

    public required string CalledOn { get; init; }

    public required string State { get; init; }

    public required string SupersededById { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The election of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ELECTION_NOT_FOUND.</exception>
    public static ElectionRow Require(Session session, string id, string field = "election_id") =>
        session.Find<ElectionRow>("SELECT * FROM Election WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ElectionNotFound, field, id);

    public Election ToProto(IEnumerable<ElectionChangeRow> history) => new()
    {
        ElectionId = Id,
        Jurisdiction = Jurisdiction,
        OfficeId = OfficeId,
        Kind = EnumText.Parse<ElectionKind>(Kind),
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        VotingOn = VotingOn,
        CalledOn = CalledOn,
        State = EnumText.Parse<ElectionState>(State),
        SupersededById = SupersededById,
        Findings = { FindingList.From(Findings) },
        History = { history.Select(change => change.ToProto()) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

/// <summary>Something that happened to an election, as it is stored.</summary>
internal sealed record ElectionChangeRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required int Number { get; init; }

    public required string State { get; init; }

    public required string VotingOn { get; init; }

    public required string Act { get; init; }

    public required string Reason { get; init; }

    /// <summary>What happened to several elections, by election, oldest first.</summary>
    public static ILookup<string, ElectionChangeRow> Of(Session session, IReadOnlyCollection<string> elections) =>
        session.Query<ElectionChangeRow>(ChangesOf, new { Elections = elections }).ToLookup(row => row.ElectionId, StringComparer.Ordinal);

    public ElectionChange ToProto() => new()
    {
        State = EnumText.Parse<ElectionState>(State),
        VotingOn = VotingOn,
        Act = Act,
        Reason = Reason,
        Recording = ToRecording(),
    };

    private const string ChangesOf = """
        SELECT *
        FROM ElectionChange
        WHERE ElectionId IN @Elections
        ORDER BY ElectionId, Number
        """;
}
