using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<GetPrecinctResponse> GetPrecinct(GetPrecinctRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var precinct = PrecinctRow.Require(session, request.PrecinctId);
            return request.AsOf.Length == 0 || precinct.ExistsOn(request.AsOf)
                ? new GetPrecinctResponse { Precinct = PrecinctRow.Shown(session, [precinct]).Single() }
                : throw Refusal.NotFound(ErrorReason.PrecinctNotFound, "precinct_id", precinct.Id);
        }));
}
