using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Chambers;

/// <summary>A chamber as it is stored.</summary>
internal sealed record ChamberRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The chamber of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CHAMBER_NOT_FOUND.</exception>
    public static ChamberRow Require(Session session, string id, string field = "chamber_id") =>
        session.Find<ChamberRow>("SELECT * FROM Chamber WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ChamberNotFound, field, id);

    /// <summary>Lets a chamber pass that is one of the jurisdiction's, or none at all.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CHAMBER_NOT_FOUND.</exception>
    public static void RequireWithin(Session session, string id, string jurisdiction, string field = "chamber_id")
    {
        if (id.Length > 0 && !string.Equals(Require(session, id, field).Jurisdiction, jurisdiction, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.ChamberNotFound, field, id);
    }

    public Chamber ToProto() => new()
    {
        ChamberId = Id,
        Jurisdiction = Jurisdiction,
        Kind = EnumText.Parse<ChamberKind>(Kind),
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        Recording = ToRecording(),
    };
}
