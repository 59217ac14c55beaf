using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Missions;

/// <summary>An accreditation as it is stored.</summary>
internal sealed record AccreditationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string MissionId { get; init; }

    public required long Observers { get; init; }

    public required string VotingOn { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The accreditations of a mission up to a day.</summary>
    public static IReadOnlyList<AccreditationRow> Of(Session session, string missionId, string day) =>
        session.Query<AccreditationRow>(OfMission, new { MissionId = missionId, Day = day });

    public Accreditation ToProto() => new()
    {
        AccreditationId = Id,
        MissionId = MissionId,
        Observers = (uint)Observers,
        VotingOn = VotingOn,
        Recording = ToRecording(),
    };

    private const string OfMission = """
        SELECT *
        FROM Accreditation
        WHERE MissionId = @MissionId AND OccurredOn <= @Day
        """;
}
