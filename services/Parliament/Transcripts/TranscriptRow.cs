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

    /// <summary>The same as the contract says it.</summary>
    /// <param name="progress">How far it has come; null where its text was stored at once, and so was public from then on.</param>
    public Transcript ToProto(TranscriptProgressRow? progress) => new()
    {
        TranscriptId = Id,
        SittingId = SittingId,
        Language = Language,
        Characters = (uint)(progress?.Characters ?? Characters),
        Recording = ToRecording(),
        State = progress?.Stands() ?? TranscriptState.Published,
        EmbargoedUntil = progress?.EmbargoedUntil ?? "",
        PublishedOn = progress?.PublishedOn ?? OccurredOn,
        Contributions = (uint)(progress?.Contributions ?? 0),
        Etag = progress is null ? "" : Etags.Of(progress.Version),
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

    /// <summary>Lets an id pass that no transcript has.</summary>
    /// <exception cref="Refusal">ALREADY_EXISTS/TRANSCRIPT_EXISTS.</exception>
    public static void RequireNew(Session session, string id)
    {
        if (session.Find<int?>("SELECT 1 FROM Transcript WHERE Id = @Id", new { Id = id }) is not null)
            throw Refusal.AlreadyExists(ErrorReason.TranscriptExists, "transcript_id", id);
    }
}
