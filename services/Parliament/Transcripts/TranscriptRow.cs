using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Transcripts;

/// <summary>A transcript as it is listed: all but its text.</summary>
internal record TranscriptRow : RecordedRow
{
    public required string Id { get; init; }

    public required string SittingId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Language { get; init; }

    public required int Characters { get; init; }

    public Transcript ToProto() => new()
    {
        TranscriptId = Id,
        SittingId = SittingId,
        Language = Language,
        Characters = (uint)Characters,
        Recording = ToRecording(),
    };
}

/// <summary>A transcript as it is stored.</summary>
internal sealed record StoredTranscriptRow : TranscriptRow
{
    public required string Body { get; init; }

    /// <summary>The transcript of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/TRANSCRIPT_NOT_FOUND.</exception>
    public static StoredTranscriptRow Require(Session session, string id) =>
        session.Find<StoredTranscriptRow>("SELECT * FROM Transcript WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.TranscriptNotFound, "transcript_id", id);
}
