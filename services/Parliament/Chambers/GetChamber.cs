using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<GetChamberResponse> GetChamber(GetChamberRequest request, ServerCallContext context) =>
        Task.FromResult(new GetChamberResponse
        {
            Chamber = database.Read(session => ChamberRow.Require(session, request.ChamberId)).ToProto(),
        });
}
