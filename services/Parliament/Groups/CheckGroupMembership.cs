using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<CheckGroupMembershipResponse> CheckGroupMembership(CheckGroupMembershipRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var group = GroupRow.Require(session, request.GroupId);
            if (request.Act is GroupAct.Leave)
                return new CheckGroupMembershipResponse { Findings = { JudgeLeaving(session, group, request.MandateId, day).Findings } };
            var inForce = LawOn(session, group.Jurisdiction, day);
            return new CheckGroupMembershipResponse
            {
                Findings = { inForce.Judge(GroupRules.MayJoin(group.ToFacts(), Member(session, request.MandateId, group.Jurisdiction, day), day, inForce.Rules)) },
            };
        }));
    }
}
