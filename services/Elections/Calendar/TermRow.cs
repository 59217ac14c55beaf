using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

/// <summary>A term of office as it is stored.</summary>
internal sealed record TermRow : RecordedRow
{
    public required string Id { get; init; }

    public required string OfficeId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string HolderId { get; init; }

    public required string HolderName { get; init; }

    public required string StartsOn { get; init; }

    public required string EndsOn { get; init; }

    /// <summary>The term of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/TERM_NOT_FOUND.</exception>
    public static TermRow Require(Session session, string id) =>
        session.Find<TermRow>("SELECT * FROM Term WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.TermNotFound, "term_id", id);

    public Term ToProto() => new()
    {
        TermId = Id,
        OfficeId = OfficeId,
        Holder = new() { PersonId = HolderId, Name = Contract.JsonReader.Parse<LocalizedText>(HolderName) },
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        Recording = ToRecording(),
    };
}
