using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Floor;

/// <summary>A speech as it is stored: in seconds from the beginning of the day.</summary>
internal sealed record SpeechRow : RecordedRow
{
    public required string Id { get; init; }

    public required string SittingId { get; init; }

    public required string ItemId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Empty if no member spoke, as are the two that follow.</summary>
    public required string MandateId { get; init; }

    public required string PersonId { get; init; }

    public required string PartyId { get; init; }

    public required string Office { get; init; }

    public required long BeganAt { get; init; }

    /// <summary>Null while it is under way.</summary>
    public long? EndedAt { get; init; }

    public long? AllottedSeconds { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The seconds it lasted; null while it is under way.</summary>
    public long? Spoken() => EndedAt - BeganAt;

    /// <summary>The seconds beyond what was allotted.</summary>
    public long Overtime() => AllottedSeconds is { } allotted && Spoken() is { } spoken && spoken > allotted ? spoken - allotted : 0;

    /// <summary>The speeches of a sitting, as they began.</summary>
    public static IReadOnlyList<SpeechRow> Of(Session session, string sittingId) =>
        session.Query<SpeechRow>("SELECT * FROM Speech WHERE SittingId = @SittingId ORDER BY BeganAt, Id", new { SittingId = sittingId });

    /// <summary>The speech of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/SPEECH_NOT_FOUND.</exception>
    public static SpeechRow Require(Session session, string id) =>
        session.Find<SpeechRow>("SELECT * FROM Speech WHERE Id = @Id", new { Id = id }) ?? throw Refusal.NotFound(ErrorReason.SpeechNotFound, "speech_id", id);

    public Speech ToProto()
    {
        var speech = new Speech
        {
            SpeechId = Id,
            SittingId = SittingId,
            ItemId = ItemId,
            Kind = EnumText.Parse<SpeechKind>(Kind),
            MandateId = MandateId,
            PersonId = PersonId,
            PartyId = PartyId,
            Office = Office,
            BeganAt = SittingClock.Text(BeganAt),
            EndedAt = SittingClock.Text(EndedAt),
            Findings = { FindingList.From(Findings) },
            Recording = ToRecording(),
        };
        if (AllottedSeconds is { } allotted)
            speech.AllottedSeconds = (uint)allotted;
        if (Spoken() is { } spoken)
            speech.SpokenSeconds = (uint)spoken;
        return speech;
    }
}
