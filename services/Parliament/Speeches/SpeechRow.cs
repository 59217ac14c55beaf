using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Speeches;

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

/// <summary>A speech as it is stored: what was said, and what of it the public reads.</summary>
internal sealed record SpeechRow : SpokenRow
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

    /// <summary>The speech of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SPEECH_NOT_FOUND.</exception>
    public static SpeechRow Require(Session session, string id) =>
        session.Find<SpeechRow>("SELECT * FROM Speech WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.SpeechNotFound, "speech_id", id);

    /// <summary>The same as the contract says it.</summary>
    /// <param name="text">What of its text is told.</param>
    /// <param name="redactions">The decisions to withhold passages.</param>
    public Speech ToProto(string text, IEnumerable<RedactionRow> redactions) => new()
    {
        SpeechId = Id,
        TranscriptId = TranscriptId,
        SittingId = SittingId,
        HeldOn = HeldOn,
        ItemId = ItemId,
        Number = (uint)Number,
        Kind = EnumText.Parse<SpeechKind>(Kind),
        Speaker = ToSpeaker(),
        Language = Language,
        Text = text,
        Revision = (uint)Revision,
        Redactions = { redactions.Select(redaction => redaction.ToProto()) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

/// <summary>A version of a speech as it is stored.</summary>
internal sealed record SpeechRevisionRow : SpokenRow
{
    public required string SpeechId { get; init; }

    public required int Revision { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public SpeechRevision ToProto(string text) => new()
    {
        Revision = (uint)Revision,
        Speaker = ToSpeaker(),
        Text = text,
        Reason = Reason,
        AskedBy = AskedBy,
        Recording = ToRecording(),
    };
}
