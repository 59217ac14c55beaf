using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<GetPrecinctResponse> GetPrecinct(GetPrecinctRequest request, ServerCallContext context) =>
        Task.FromResult(new GetPrecinctResponse
        {
            Precinct = database.Read(session => PrecinctRow.Require(session, request.PrecinctId)).ToProto(),
        });
}
