using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<GetCommissionResponse> GetCommission(GetCommissionRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = CommissionRow.Require(session, request.CommissionId);
            return new GetCommissionResponse { Commission = row.ToProto(MemberRow.Of(session, [row.Id])[row.Id]) };
        }));
}
