using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Texts;

/// <summary>An amendment as it is stored. An empty date is none.</summary>
internal sealed record AmendmentRow : RecordedRow
{
    public required string Id { get; init; }

    public required string BillId { get; init; }

    public required string VersionId { get; init; }

    public required string ChamberId { get; init; }

    public required string Proposer { get; init; }

    public required string Provision { get; init; }

    public required string Body { get; init; }

    public required string State { get; init; }

    public required string VoteId { get; init; }

    public required string Reason { get; init; }

    public required string DecidedOn { get; init; }

    public required long Version { get; init; }

    /// <summary>The amendment of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/AMENDMENT_NOT_FOUND.</exception>
    public static AmendmentRow Require(Session session, string id) =>
        session.Find<AmendmentRow>("SELECT * FROM Amendment WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.AmendmentNotFound, "amendment_id", id);

    /// <summary>What is known of it.</summary>
    internal AmendmentFacts ToFacts() => new(Id, StateNow, OccurredOn);

    /// <summary>Where it stands.</summary>
    internal AmendmentState StateNow => EnumText.Parse<AmendmentState>(State);

    public Amendment ToProto() => new()
    {
        AmendmentId = Id,
        BillId = BillId,
        VersionId = VersionId,
        ChamberId = ChamberId,
        Proposer = Proposer,
        Provision = Provision,
        Text = Body,
        State = StateNow,
        VoteId = VoteId,
        Reason = Reason,
        DecidedOn = DecidedOn,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}
