using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<JoinGroupResponse> JoinGroup(JoinGroupRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var group = GroupRow.Require(tx, request.GroupId);
            tx.Call.RequireScope(group.Jurisdiction);
            tx.Concerns(group.Jurisdiction);
            var day = DayOf(request.MemberFrom, tx);
            var inForce = LawOn(tx, group.Jurisdiction, day);
            var findings = inForce.Judge(GroupRules.MayJoin(group.ToFacts(), Member(tx, request.MandateId, group.Jurisdiction, day), day, inForce.Rules));
            findings.RefuseIfViolated();

            tx.Insert("GroupMembership", tx.Stamp(Membership(group.Id, request.MandateId, request.Role, day, findings)));
            var membership = MembershipOf(tx, group.Id, request.MandateId, day)!.ToProto();
            tx.Record(new GroupJoined { Membership = membership });
            return new JoinGroupResponse { Membership = membership, Findings = { findings } };
        });

    /// <summary>The membership that lasts on a day or ends with it: the latest that began by then and was not ended before; null if there is none.</summary>
    private static MembershipView? MembershipOf(Session session, string groupId, string mandateId, string day) =>
        session.Query<MembershipView>(MembershipAsked, new { GroupId = groupId, MandateId = mandateId, AsOf = day }) is [.., var latest] ? latest : null;

    private const string MembershipAsked = $"""
        {MembershipView.From}
        WHERE GroupId = @GroupId AND MandateId = @MandateId AND {MembershipView.Holds}
        ORDER BY MemberFrom
        """;
}
