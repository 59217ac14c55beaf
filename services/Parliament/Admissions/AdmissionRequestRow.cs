using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Admissions;

/// <summary>A request for admission as it is stored.</summary>
internal sealed record AdmissionRequestRow : RecordedRow
{
    public required string Id { get; init; }

    public required string SittingId { get; init; }

    public required string Jurisdiction { get; init; }

    /// <summary>The day of the sitting.</summary>
    public required string HeldOn { get; init; }

    public required string AccreditationId { get; init; }

    public required string AccreditationClass { get; init; }

    /// <summary>The items asked for; empty for all.</summary>
    public required string ItemIds { get; init; }

    public required string ModeAsked { get; init; }

    public required int Persons { get; init; }

    public required string State { get; init; }

    public required long Version { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>Where it stands.</summary>
    public AdmissionState StateNow() => EnumText.Parse<AdmissionState>(State);

    /// <summary>The request of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ADMISSION_REQUEST_NOT_FOUND.</exception>
    public static AdmissionRequestRow Require(Session session, string id) =>
        session.Find<AdmissionRequestRow>("SELECT * FROM AdmissionRequest WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.AdmissionRequestNotFound, "admission_request_id", id);

    public AdmissionRequest ToProto(AdmissionDecisionRow? decision) => new()
    {
        AdmissionRequestId = Id,
        SittingId = SittingId,
        AccreditationId = AccreditationId,
        AccreditationClass = EnumText.Parse<AccreditationClass>(AccreditationClass),
        ItemIds = { ItemList.Of(ItemIds) },
        ModeAsked = EnumText.Parse<AccessMode>(ModeAsked),
        Persons = (uint)Persons,
        State = StateNow(),
        Decision = decision?.ToProto(),
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

/// <summary>What was decided on a request, as it is stored.</summary>
internal sealed record AdmissionDecisionRow : RecordedRow
{
    public required string RequestId { get; init; }

    public required bool Granted { get; init; }

    public required string Mode { get; init; }

    public required string RoomId { get; init; }

    public required string RefusalGround { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The decisions on requests, by request.</summary>
    public static Dictionary<string, AdmissionDecisionRow> On(Session session, IEnumerable<string> requests) => requests.Chunk(500)
        .SelectMany(some => session.Query<AdmissionDecisionRow>("SELECT * FROM AdmissionDecision WHERE RequestId IN @Requests", new { Requests = some }))
        .ToDictionary(row => row.RequestId, StringComparer.Ordinal);

    public AdmissionDecision ToProto() => new()
    {
        Granted = Granted,
        Mode = EnumText.Parse<AccessMode>(Mode),
        RoomId = RoomId,
        RefusalGround = EnumText.Parse<RefusalGround>(RefusalGround),
        Reason = Reason,
        DecidedBy = DecidedBy,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}
