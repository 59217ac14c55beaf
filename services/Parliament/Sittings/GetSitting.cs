using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<GetSittingResponse> GetSitting(GetSittingRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = SittingRow.Require(session, request.SittingId);
            return new GetSittingResponse { Sitting = row.ToProto(SittingItemRow.Of(session, [row.Id])[row.Id]) };
        }));
}
