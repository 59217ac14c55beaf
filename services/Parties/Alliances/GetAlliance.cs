using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Alliances;

public sealed partial class AllianceService
{
    /// <inheritdoc />
    public override Task<GetAllianceResponse> GetAlliance(GetAllianceRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = session.Find<AllianceRow>("SELECT * FROM PartyAlliance WHERE Id = @AllianceId", new { request.AllianceId })
                ?? throw Refusal.NotFound(ErrorReason.AllianceNotFound, "alliance_id", request.AllianceId);
            return new GetAllianceResponse { Alliance = row.ToProto(AllianceRow.Members(session, [row.Id])[row.Id]) };
        }));
}
