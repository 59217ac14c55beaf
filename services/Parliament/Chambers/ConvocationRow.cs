using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Chambers;

/// <summary>A convocation as it is stored. An empty date is none.</summary>
internal sealed record ConvocationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ChamberId { get; init; }

    public required int Number { get; init; }

    public required string StartsOn { get; init; }

    public required string EndsOn { get; init; }

    public required string EndedOn { get; init; }

    public required string EndKind { get; init; }

    public required string Act { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The first day that is no longer of it, by law or before; empty if not known.</summary>
    public string Until() => EndedOn.Length > 0 ? EndedOn : EndsOn;

    /// <summary>Whether a day is one of its days.</summary>
    public bool Has(string day) => string.CompareOrdinal(StartsOn, day) <= 0 && (Until().Length == 0 || string.CompareOrdinal(day, Until()) < 0);

    /// <summary>The convocation of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CONVOCATION_NOT_FOUND.</exception>
    public static ConvocationRow Require(Session session, string id) =>
        session.Find<ConvocationRow>("SELECT * FROM Convocation WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ConvocationNotFound, "convocation_id", id);

    /// <summary>The convocation of a chamber that a request names.</summary>
    /// <exception cref="Refusal">NOT_FOUND/CONVOCATION_NOT_FOUND.</exception>
    public static ConvocationRow RequireOf(Session session, string chamberId, string id)
    {
        var row = Require(session, id);
        return string.Equals(row.ChamberId, chamberId, StringComparison.Ordinal) ? row : throw Refusal.NotFound(ErrorReason.ConvocationNotFound, "convocation_id", id);
    }

    /// <summary>The convocations of a chamber, the earliest first.</summary>
    public static IReadOnlyList<ConvocationRow> Of(Session session, string chamberId) =>
        session.Query<ConvocationRow>("SELECT * FROM Convocation WHERE ChamberId = @ChamberId ORDER BY StartsOn, Id", new { ChamberId = chamberId });

    public Convocation ToProto() => new()
    {
        ConvocationId = Id,
        ChamberId = ChamberId,
        Number = (uint)Number,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        EndedOn = EndedOn,
        End = EnumText.Parse<ConvocationEnd>(EndKind),
        Act = Act,
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}
