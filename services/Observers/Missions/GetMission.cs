using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Missions;

public sealed partial class MissionService
{
    /// <inheritdoc />
    public override Task<GetMissionResponse> GetMission(GetMissionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var mission = MissionRow.Require(session, request.MissionId);
            var accreditations = AccreditationRow.Of(session, mission.Id, day);
            return new GetMissionResponse
            {
                Mission = mission.ToProto(),
                Observers = Counts.Of(accreditations.Sum(row => row.Observers)),
                AsOf = day,
                Source = Sources.Weakest([mission.ToSource(), .. accreditations.Select(row => row.ToSource())]),
            };
        }));
    }
}
