using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>Figures that somebody published, as they are stored.</summary>
internal sealed record PublishedResultRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Publisher { get; init; }

    public required byte[] Figures { get; init; }

    /// <summary>The published figures of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/PUBLISHED_RESULT_NOT_FOUND.</exception>
    public static PublishedResultRow Require(Session session, string id) => Find(session, id)
        ?? throw Refusal.NotFound(ErrorReason.PublishedResultNotFound, "result_id", id);

    /// <summary>The published figures of this id, if there are any.</summary>
    public static PublishedResultRow? Find(Session session, string id) =>
        session.Find<PublishedResultRow>("SELECT * FROM PublishedResult WHERE Id = @Id", new { Id = id });

    public PublishedResult ToProto()
    {
        var published = PublishedResult.Parser.ParseFrom(Figures);
        (published.ResultId, published.ElectionId, published.Publisher, published.Recording) = (Id, ElectionId, Publisher, ToRecording());
        return published;
    }
}
