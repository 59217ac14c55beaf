using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Transcripts;

/// <summary>How far a transcript of contributions has come, as it is stored. One whose text was stored at once has none.</summary>
internal sealed record TranscriptProgressRow
{
    public required string TranscriptId { get; init; }

    public required string State { get; init; }

    public required string EmbargoedUntil { get; init; }

    public required string PublishedOn { get; init; }

    public required int Contributions { get; init; }

    public required int Characters { get; init; }

    public required long Version { get; init; }

    public TranscriptState Stands() => EnumText.Parse<TranscriptState>(State);

    /// <summary>That of one transcript; null where its text was stored at once.</summary>
    public static TranscriptProgressRow? Find(Session session, string transcriptId) =>
        session.Find<TranscriptProgressRow>("SELECT * FROM TranscriptProgress WHERE TranscriptId = @Id", new { Id = transcriptId });

    /// <summary>Those of several transcripts, by id.</summary>
    public static IReadOnlyDictionary<string, TranscriptProgressRow> Of(Session session, IEnumerable<string> transcripts) => transcripts.Chunk(500)
        .SelectMany(some => session.Query<TranscriptProgressRow>("SELECT * FROM TranscriptProgress WHERE TranscriptId IN @Transcripts", new { Transcripts = some }))
        .ToDictionary(row => row.TranscriptId, StringComparer.Ordinal);

    /// <summary>Stores what became of it, as its next version.</summary>
    public TranscriptProgressRow Save(LedgerTransaction tx)
    {
        var next = this with { Version = Version + 1 };
        tx.Execute(Change, next);
        return next;
    }

    private const string Change = """
        UPDATE TranscriptProgress
        SET State = @State, EmbargoedUntil = @EmbargoedUntil, PublishedOn = @PublishedOn, Contributions = @Contributions,
            Characters = @Characters, Version = @Version
        WHERE TranscriptId = @TranscriptId
        """;
}
