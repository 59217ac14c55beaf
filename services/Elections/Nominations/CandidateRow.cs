using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

/// <summary>A candidate, or a list of candidates, as it is stored.</summary>
internal sealed record CandidateRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string Nominator { get; init; }

    public required string PartyId { get; init; }

    public required string AssemblyId { get; init; }

    public required string Region { get; init; }

    public long? ListSize { get; init; }

    public required string BornOn { get; init; }

    public bool? CitizenByBirth { get; init; }

    public required string ResidentSince { get; init; }

    public required string State { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The candidate of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CANDIDATE_NOT_FOUND.</exception>
    public static CandidateRow Require(Session session, string id, string field = "candidate_id") =>
        session.Find<CandidateRow>("SELECT * FROM Candidate WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.CandidateNotFound, field, id);

    /// <summary>All candidates of an election, by id; in a second vote, those whom the first left.</summary>
    public static IReadOnlyList<CandidateRow> Of(Session session, string electionId) =>
        session.Query<CandidateRow>(CandidatesOf, new { ElectionId = electionId });

    /// <summary>As the contract says it, in the state after its last change.</summary>
    public Candidate ToProto(IReadOnlyList<CandidateChangeRow> changes)
    {
        var recording = ToRecording();
        // Where a candidate stands is known no better than the least that is known of how it came there.
        recording.Source = Sources.Weakest(changes.Select(change => change.ToSource()).Append(recording.Source));
        var candidate = new Candidate
        {
            CandidateId = Id,
            ElectionId = ElectionId,
            Jurisdiction = Jurisdiction,
            Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
            Nominator = EnumText.Parse<Nominator>(Nominator),
            PartyId = PartyId,
            AssemblyId = AssemblyId,
            Region = Region,
            BornOn = BornOn,
            ResidentSince = ResidentSince,
            State = EnumText.Parse<CandidateState>(changes[^1].State),
            Findings = { FindingList.From(Findings) },
            History = { changes.Select(change => change.ToProto()) },
            Etag = Etags.Of(Version),
            Recording = recording,
        };
        if (ListSize is { } size)
            candidate.ListSize = (uint)size;
        if (CitizenByBirth is { } byBirth)
            candidate.CitizenByBirth = byBirth;
        return candidate;
    }

    private const string CandidatesOf = """
        SELECT *
        FROM Candidate
        WHERE ElectionId = @ElectionId OR Id IN (SELECT CandidateId FROM RunoffCandidate WHERE ElectionId = @ElectionId)
        ORDER BY Id
        """;
}
