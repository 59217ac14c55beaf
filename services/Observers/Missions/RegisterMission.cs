using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;

namespace Saylau.Observers.Missions;

public sealed partial class MissionService
{
    /// <inheritdoc />
    public override Task<RegisterMissionResponse> RegisterMission(RegisterMissionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Mission WHERE Id = @Id", new { Id = request.MissionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.MissionExists, "mission_id", request.MissionId);
            // An election is held in one jurisdiction, by whose law all its missions are counted.
            if (tx.Find<int>(MissionsElsewhere, new { request.ElectionId, request.Jurisdiction }) > 0)
                throw Refusal.Invalid(ErrorReason.ElectionElsewhere, ("election_id", $"'{request.ElectionId}' is observed in another jurisdiction."));

            var row = tx.Stamp(new MissionRow
            {
                Id = request.MissionId,
                Jurisdiction = request.Jurisdiction,
                ElectionId = request.ElectionId,
                Kind = EnumText.Of(request.Kind),
                Name = request.Name.ToString(),
                Organisation = request.Organisation,
            });
            tx.Insert("Mission", row);
            var mission = row.ToProto();
            tx.Record(new MissionRegistered { Mission = mission });
            return new RegisterMissionResponse { Mission = mission };
        });

    private const string MissionsElsewhere = """
        SELECT COUNT(*)
        FROM Mission
        WHERE ElectionId = @ElectionId AND Jurisdiction <> @Jurisdiction
        """;
}
