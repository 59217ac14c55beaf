using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Complaints;

/// <summary>A complaint as it is stored.</summary>
internal sealed record ComplaintRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ComplainantKind { get; init; }

    public required string Subject { get; init; }

    public required string PrecinctId { get; init; }

    public required string Region { get; init; }

    public required long Version { get; init; }

    /// <summary>The complaint of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COMPLAINT_NOT_FOUND.</exception>
    public static ComplaintRow Require(Session session, string id) =>
        session.Find<ComplaintRow>("SELECT * FROM Complaint WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ComplaintNotFound, "complaint_id", id);

    public Complaint ToProto(DecisionRow? decision) => new()
    {
        ComplaintId = Id,
        ElectionId = ElectionId,
        ComplainantKind = EnumText.Parse<ComplainantKind>(ComplainantKind),
        Subject = Subject,
        PrecinctId = PrecinctId,
        Region = Region,
        State = ComplaintRules.StateAfter(decision?.ToProto().Outcome),
        Decision = decision?.ToProto(),
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

/// <summary>What was decided on a complaint, as it is stored.</summary>
internal sealed record DecisionRow : RecordedRow
{
    public required string ComplaintId { get; init; }

    public required string Outcome { get; init; }

    public required string Decision { get; init; }

    /// <summary>What was decided on a complaint; null if nothing is.</summary>
    public static DecisionRow? On(Session session, string complaintId) => On(session, [complaintId], "").GetValueOrDefault(complaintId);

    /// <summary>What was decided on complaints by a day, or until now; a complaint on which nothing is decided is absent.</summary>
    public static IReadOnlyDictionary<string, DecisionRow> On(Session session, IReadOnlyCollection<string> complaints, string asOf) =>
        session.Query<DecisionRow>(DecisionsOn, new { Complaints = complaints, AsOf = asOf }).ToDictionary(row => row.ComplaintId, StringComparer.Ordinal);

    public ComplaintDecision ToProto() => new() { Outcome = EnumText.Parse<ComplaintOutcome>(Outcome), Decision = Decision, Recording = ToRecording() };

    private const string DecisionsOn = """
        SELECT *
        FROM ComplaintDecision
        WHERE ComplaintId IN @Complaints AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
