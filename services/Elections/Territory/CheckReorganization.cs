using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<CheckReorganizationResponse> CheckReorganization(CheckReorganizationRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new CheckReorganizationResponse
        {
            Findings = { MayEnd(session, [.. request.PredecessorIds.Select(id => PrecinctRow.Require(session, id))], request.EffectiveOn) },
        }));
}
