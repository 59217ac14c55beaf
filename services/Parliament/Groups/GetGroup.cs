using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<GetGroupResponse> GetGroup(GetGroupRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new GetGroupResponse
        {
            Group = GroupRow.Require(session, request.GroupId).ToProto(MembershipView.Of(session, request.GroupId, day).Count),
        }));
    }
}
