using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Texts;

/// <summary>A version of a bill's text as it is stored: all but the text.</summary>
internal sealed record BillVersionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string BillId { get; init; }

    public required string Status { get; init; }

    public required string ChamberId { get; init; }

    public required string Language { get; init; }

    public required string MediaType { get; init; }

    public required string Uri { get; init; }

    public required string Sha256 { get; init; }

    public int? Characters { get; init; }

    /// <summary>The version of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/TEXT_NOT_FOUND.</exception>
    public static BillVersionRow Require(Session session, string id) =>
        session.Find<BillVersionRow>("SELECT * FROM BillVersion WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.TextNotFound, "version_id", id);

    public BillVersion ToProto()
    {
        var version = new BillVersion
        {
            VersionId = Id,
            BillId = BillId,
            Status = EnumText.Parse<TextStatus>(Status),
            ChamberId = ChamberId,
            Language = Language,
            MediaType = MediaType,
            Uri = Uri,
            Sha256 = Sha256,
            Recording = ToRecording(),
        };
        if (Characters is { } characters)
            version.Characters = (uint)characters;
        return version;
    }
}

/// <summary>The text of a version, as it is stored.</summary>
internal sealed record BillTextRow
{
    public required string VersionId { get; init; }

    public required string Body { get; init; }
}
