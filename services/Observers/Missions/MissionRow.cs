using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers.Missions;

/// <summary>A mission as it is stored.</summary>
internal sealed record MissionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ElectionId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    /// <summary>The mission of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/MISSION_NOT_FOUND.</exception>
    public static MissionRow Require(Session session, string id) =>
        session.Find<MissionRow>("SELECT * FROM Mission WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.MissionNotFound, "mission_id", id);

    /// <summary>The missions of an election: of some kinds, or one of them alone.</summary>
    /// <exception cref="Refusal">NOT_FOUND/MISSION_NOT_FOUND: there is no such mission at this election.</exception>
    public static IReadOnlyList<MissionRow> Observing(
        Session session, string electionId, IReadOnlyCollection<MissionKind> kinds, string missionId)
    {
        var missions = session.Query<MissionRow>(OfElection, new { ElectionId = electionId, Kinds = EnumText.Words(kinds), MissionId = missionId });
        return missionId.Length == 0 || string.Equals(Require(session, missionId).ElectionId, electionId, StringComparison.Ordinal)
            ? missions
            : throw Refusal.NotFound(ErrorReason.MissionNotFound, "mission_id", missionId);
    }

    public MissionKind ToKind() => EnumText.Parse<MissionKind>(Kind);

    public Mission ToProto() => new()
    {
        MissionId = Id,
        Jurisdiction = Jurisdiction,
        ElectionId = ElectionId,
        Kind = ToKind(),
        Name = Contract.JsonReader.Parse<LocalizedText>(Name),
        Organisation = Organisation,
        Recording = ToRecording(),
    };

    private const string OfElection = """
        SELECT *
        FROM Mission
        WHERE ElectionId = @ElectionId AND Kind IN @Kinds AND (@MissionId = '' OR Id = @MissionId)
        ORDER BY Id
        """;
}
