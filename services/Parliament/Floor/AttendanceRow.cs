using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Floor;

/// <summary>A time in which a member was there, as it is stored: in seconds from the beginning of the day.</summary>
internal sealed record AttendanceRow : RecordedRow
{
    public required string SittingId { get; init; }

    public required string MandateId { get; init; }

    public required long ArrivedAt { get; init; }

    /// <summary>Null while the member is there.</summary>
    public long? LeftAt { get; init; }

    public required string PersonId { get; init; }

    public required string ChamberId { get; init; }

    public required string PartyId { get; init; }

    /// <summary>Everybody's times at a sitting.</summary>
    public static IReadOnlyList<AttendanceRow> Of(Session session, string sittingId) =>
        session.Query<AttendanceRow>("SELECT * FROM Attendance WHERE SittingId = @SittingId ORDER BY MandateId, ArrivedAt", new { SittingId = sittingId });

    public Attendance ToProto() => new()
    {
        SittingId = SittingId,
        MandateId = MandateId,
        PersonId = PersonId,
        ChamberId = ChamberId,
        PartyId = PartyId,
        ArrivedAt = SittingClock.Text(ArrivedAt),
        LeftAt = SittingClock.Text(LeftAt),
        Recording = ToRecording(),
    };
}
