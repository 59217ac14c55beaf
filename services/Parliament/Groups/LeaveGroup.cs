using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<LeaveGroupResponse> LeaveGroup(LeaveGroupRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var group = GroupRow.Require(tx, request.GroupId);
            tx.Call.RequireScope(group.Jurisdiction);
            tx.Concerns(group.Jurisdiction);
            var day = DayOf(request.MemberUntil, tx);
            var (membership, findings) = JudgeLeaving(tx, group, request.MandateId, day);
            findings.RefuseIfViolated();

            var left = membership! with { MemberUntil = day, EndReason = request.Reason };
            tx.Execute(Leave, new { left.MemberUntil, left.EndReason, left.GroupId, left.MandateId, left.MemberFrom });
            tx.Record(new GroupLeft { Membership = left.ToProto() });
            return new LeaveGroupResponse { Membership = left.ToProto(), Findings = { findings } };
        });

    private (MembershipView? Membership, IReadOnlyList<Finding> Findings) JudgeLeaving(Session session, GroupRow group, string mandateId, string day)
    {
        var mandate = MandateOf(session, mandateId, group.Jurisdiction);
        var membership = MembershipOf(session, group.Id, mandateId, day);
        var members = (uint)MembershipView.Of(session, group.Id, day).Count;
        var inForce = LawOn(session, group.Jurisdiction, day);
        return (membership, inForce.Judge(GroupRules.MayLeave(group.ToFacts(), membership, members, mandate.PersonId, day, inForce.Rules.Groups)));
    }

    private const string Leave = """
        UPDATE GroupMembership
        SET MemberUntil = @MemberUntil, EndReason = @EndReason
        WHERE GroupId = @GroupId AND MandateId = @MandateId AND MemberFrom = @MemberFrom
        """;
}
