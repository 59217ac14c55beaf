using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
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

    public string SubjectKind { get; init; } = "UNSPECIFIED";

    /// <summary>The day of what it is about; empty if that is not said.</summary>
    public string EventOn { get; init; } = "";

    public string CandidateId { get; init; } = "";

    /// <summary>What the law said when it was filed; null of complaints filed before that was asked.</summary>
    public byte[]? Findings { get; init; }

    /// <summary>The complaint of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COMPLAINT_NOT_FOUND.</exception>
    public static ComplaintRow Require(Session session, string id) =>
        session.Find<ComplaintRow>("SELECT * FROM Complaint WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(V1.ErrorReason.ComplaintNotFound, "complaint_id", id);

    /// <summary>What the law said when it was filed.</summary>
    public IEnumerable<Finding> ToFiling() => FindingList.From(Findings ?? []);

    public Complaint ToProto(ComplaintCase decided) => new()
    {
        ComplaintId = Id,
        ElectionId = ElectionId,
        ComplainantKind = EnumText.Parse<ComplainantKind>(ComplainantKind),
        Subject = Subject,
        PrecinctId = PrecinctId,
        Region = Region,
        State = decided.State,
        Decision = decided.First?.ToProto(),
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
        SubjectKind = EnumText.Parse<ComplaintSubject>(SubjectKind),
        EventOn = EventOn,
        CandidateId = CandidateId,
        Findings = { ToFiling() },
        Appeals = { decided.Appeals.Select(appeal => appeal.Row.ToProto(appeal.Decision)) },
    };
}

/// <summary>What was decided on a complaint or on an appeal, as it is stored. The first decision has the number 0.</summary>
internal sealed record DecisionRow : RecordedRow
{
    public required string ComplaintId { get; init; }

    public required string Outcome { get; init; }

    public required string Decision { get; init; }

    public string Authority { get; init; } = "UNSPECIFIED";

    /// <summary>What it orders; null if nothing.</summary>
    public byte[]? Ordered { get; init; }

    public byte[]? Findings { get; init; }

    public ComplaintOutcome ToOutcome() => EnumText.Parse<ComplaintOutcome>(Outcome);

    public ComplaintAuthority ToAuthority() => EnumText.Parse<ComplaintAuthority>(Authority);

    public ComplaintOrder? ToOrder() => Ordered is { Length: > 0 } bytes ? ComplaintOrder.Parser.ParseFrom(bytes) : null;

    public ComplaintDecision ToProto() => new()
    {
        Outcome = ToOutcome(),
        Decision = Decision,
        Recording = ToRecording(),
        Authority = ToAuthority(),
        Order = ToOrder(),
        Findings = { FindingList.From(Findings ?? []) },
    };
}

/// <summary>What was decided on an appeal, as it is stored.</summary>
internal sealed record AppealDecisionRow : RecordedRow
{
    public required string ComplaintId { get; init; }

    public required int Number { get; init; }

    public required string Outcome { get; init; }

    public required string Decision { get; init; }

    public required string Authority { get; init; }

    public byte[]? Ordered { get; init; }

    public byte[]? Findings { get; init; }

    /// <summary>The same without its number.</summary>
    public DecisionRow ToDecision() => new()
    {
        ComplaintId = ComplaintId,
        Outcome = Outcome,
        Decision = Decision,
        Authority = Authority,
        Ordered = Ordered,
        Findings = Findings,
        LedgerPosition = LedgerPosition,
        OccurredOn = OccurredOn,
        RecordedAt = RecordedAt,
        EnteredLater = EnteredLater,
        Provenance = Provenance,
        Citation = Citation,
    };
}

/// <summary>An appeal as it is stored.</summary>
internal sealed record AppealRow : RecordedRow
{
    public required string ComplaintId { get; init; }

    public required int Number { get; init; }

    public required string AppellantKind { get; init; }

    public required string Grounds { get; init; }

    public required byte[] Findings { get; init; }

    public ComplaintAppeal ToProto(DecisionRow? decision) => new()
    {
        Number = (uint)Number,
        AppellantKind = EnumText.Parse<ComplainantKind>(AppellantKind),
        Grounds = Grounds,
        Findings = { FindingList.From(Findings) },
        Decision = decision?.ToProto(),
        Recording = ToRecording(),
    };
}
