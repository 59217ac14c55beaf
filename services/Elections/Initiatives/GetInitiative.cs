using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<GetInitiativeResponse> GetInitiative(GetInitiativeRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = InitiativeRow.Require(session, request.InitiativeId);
            return new GetInitiativeResponse
            {
                Initiative = row.ToProto(InitiativeMembersRow.Of(session, [row.Id])[row.Id], InitiativeStepRow.Of(session, row.Id)),
            };
        }));
}
