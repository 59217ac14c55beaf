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
            var above = row.Above(session);
            var members = MemberRow.Of(session, [row.Id, .. above.Select(parent => parent.Id)]);
            IEnumerable<MemberRow> Asked(CommissionRow of) => members[of.Id].Where(member => request.AsOf.Length == 0 || member.SitsOn(request.AsOf));
            return new GetCommissionResponse
            {
                Commission = row.ToProto(Asked(row)),
                Above = { above.Select(parent => parent.ToProto(Asked(parent))) },
                Below = (uint)session.Single<long>(CommissionsBelow, new { row.Id }),
            };
        }));

    private const string CommissionsBelow = """
        SELECT COUNT(*)
        FROM Commission
        WHERE ParentId = @Id
        """;
}
