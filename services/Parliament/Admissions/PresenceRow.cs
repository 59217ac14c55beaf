using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Admissions;

/// <summary>How many of those admitted were there, as it is stored.</summary>
internal sealed record PresenceRow : RecordedRow
{
    public required string Id { get; init; }

    public required string RequestId { get; init; }

    public required string SittingId { get; init; }

    /// <summary>The items they watched; empty for all.</summary>
    public required string ItemIds { get; init; }

    public required int Persons { get; init; }

    /// <summary>In seconds from the beginning of the day; null if not said.</summary>
    public long? ArrivedAt { get; init; }

    public long? LeftAt { get; init; }

    public required byte[] Findings { get; init; }

    public Presence ToProto() => new()
    {
        PresenceId = Id,
        AdmissionRequestId = RequestId,
        SittingId = SittingId,
        ItemIds = { ItemList.Of(ItemIds) },
        Persons = (uint)Persons,
        ArrivedAt = SittingClock.Text(ArrivedAt),
        LeftAt = SittingClock.Text(LeftAt),
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

/// <summary>That those admitted on a request were there.</summary>
internal sealed record WatchedRow : RecordedRow
{
    public required string SittingId { get; init; }

    public required string AccreditationId { get; init; }

    public required string AccreditationClass { get; init; }

    public required string Mode { get; init; }

    public required string RoomId { get; init; }

    public required string RequestId { get; init; }

    public required string ItemIds { get; init; }

    public required int Persons { get; init; }

    public long? ArrivedAt { get; init; }

    public long? LeftAt { get; init; }

    /// <summary>Everybody admitted on request who was there, sitting by sitting; each request once for each of its times.</summary>
    public static IReadOnlyList<WatchedRow> Of(Session session, IEnumerable<string> sittings) =>
        [.. sittings.Chunk(500).SelectMany(some => session.Query<WatchedRow>(Watched, new { Sittings = some }))];

    private const string Watched = """
        SELECT p.SittingId, r.AccreditationId, r.AccreditationClass, d.Mode, d.RoomId, p.RequestId, p.ItemIds, p.Persons, p.ArrivedAt, p.LeftAt,
          p.LedgerPosition, p.OccurredOn, p.RecordedAt, p.EnteredLater, p.Provenance, p.Citation
        FROM Presence p
        JOIN AdmissionRequest r ON r.Id = p.RequestId
        JOIN AdmissionDecision d ON d.RequestId = p.RequestId
        WHERE p.SittingId IN @Sittings
        ORDER BY p.SittingId, p.Id
        """;
}
