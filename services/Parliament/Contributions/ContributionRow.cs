using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Contributions;

/// <summary>Who speaks, as it is stored: empty for a scene.</summary>
internal abstract record SpokenRow : RecordedRow
{
    public required string MandateId { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string Capacity { get; init; }

    public required string Body { get; init; }

    protected Speaker? ToSpeaker() => PersonId.Length == 0 ? null : new()
    {
        MandateId = MandateId,
        Person = new() { PersonId = PersonId, Name = Contract.JsonReader.Parse<LocalizedText>(PersonName) },
        Capacity = Capacity,
    };
}

/// <summary>A contribution as it is stored: what was said, and what of it the public reads.</summary>
internal sealed record ContributionRow : SpokenRow
{
    public required string Id { get; init; }

    public required string TranscriptId { get; init; }

    public required string SittingId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string HeldOn { get; init; }

    public required string ItemId { get; init; }

    public required int Number { get; init; }

    public required string Kind { get; init; }

    public required string Language { get; init; }

    public required string ShownBody { get; init; }

    public required int Revision { get; init; }

    public required long Version { get; init; }

    /// <summary>The contribution of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CONTRIBUTION_NOT_FOUND.</exception>
    public static ContributionRow Require(Session session, string id) =>
        session.Find<ContributionRow>("SELECT * FROM Contribution WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ContributionNotFound, "contribution_id", id);

    /// <summary>The same as the contract says it.</summary>
    /// <param name="text">What of its text is told.</param>
    /// <param name="redactions">The decisions to withhold passages.</param>
    public Contribution ToProto(string text, IEnumerable<RedactionRow> redactions) => new()
    {
        ContributionId = Id,
        TranscriptId = TranscriptId,
        SittingId = SittingId,
        HeldOn = HeldOn,
        ItemId = ItemId,
        Number = (uint)Number,
        Kind = EnumText.Parse<ContributionKind>(Kind),
        Speaker = ToSpeaker(),
        Language = Language,
        Text = text,
        Revision = (uint)Revision,
        Redactions = { redactions.Select(redaction => redaction.ToProto()) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

/// <summary>A version of a contribution as it is stored.</summary>
internal sealed record ContributionRevisionRow : SpokenRow
{
    public required string ContributionId { get; init; }

    public required int Revision { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public ContributionRevision ToProto(string text) => new()
    {
        Revision = (uint)Revision,
        Speaker = ToSpeaker(),
        Text = text,
        Reason = Reason,
        AskedBy = AskedBy,
        Recording = ToRecording(),
    };
}
