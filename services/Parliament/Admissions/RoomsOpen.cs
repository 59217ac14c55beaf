using Saylau.Platform.Data;

namespace Saylau.Parliament.Admissions;

/// <summary>The rooms opened to a sitting, and how many were admitted to each.</summary>
internal sealed record RoomsOpen(IReadOnlyDictionary<string, RoomRow> Rooms, IReadOnlyList<SittingRoomRow> Links, IReadOnlyList<PlacesRow> Taken)
{
    /// <summary>The rooms of a sitting, by id.</summary>
    public static RoomsOpen To(Session session, string sittingId)
    {
        var asked = new { SittingId = sittingId };
        return new(session.Query<RoomRow>(RoomsOf, asked).ToDictionary(row => row.Id, StringComparer.Ordinal),
            session.Query<SittingRoomRow>("SELECT * FROM SittingRoom WHERE SittingId = @SittingId ORDER BY RoomId", asked), session.Query<PlacesRow>(PlacesTaken, asked));
    }

    /// <summary>How many were admitted to a room.</summary>
    public uint AdmittedTo(string roomId) =>
        (uint)Taken.Where(row => string.Equals(row.RoomId, roomId, StringComparison.Ordinal)).Sum(row => row.Persons);

    private const string RoomsOf = """
        SELECT r.*
        FROM Room r
        JOIN SittingRoom s ON s.RoomId = r.Id
        WHERE s.SittingId = @SittingId
        """;

    private const string PlacesTaken = """
        SELECT d.RoomId, d.Mode, r.AccreditationClass, r.ItemIds, r.Persons
        FROM AdmissionDecision d
        JOIN AdmissionRequest r ON r.Id = d.RequestId
        WHERE r.SittingId = @SittingId AND r.State = 'GRANTED'
        ORDER BY r.Id
        """;
}

/// <summary>Places that were granted.</summary>
internal sealed record PlacesRow
{
    public required string RoomId { get; init; }

    public required string Mode { get; init; }

    public required string AccreditationClass { get; init; }

    public required string ItemIds { get; init; }

    public required int Persons { get; init; }
}
