using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<RegisterGroupResponse> RegisterGroup(RegisterGroupRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            ChamberRow.RequireWithin(tx, request.ChamberId, request.Jurisdiction);
            _ = GroupRow.RequireWithin(tx, request.ParentGroupId, request.Jurisdiction, "parent_group_id");
            if (tx.Find<int?>("SELECT 1 FROM ParliamentaryGroup WHERE Id = @Id", new { Id = request.GroupId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.GroupExists, "group_id", request.GroupId);
            var day = DayOf(request.FoundedOn, tx);
            var facts = new GroupFacts(request.GroupId, request.Kind, request.ChamberId, request.PartyId, day, "");
            var findings = JudgeFounders(tx, request.Jurisdiction, facts, [.. request.Founders.Select(founder => founder.MandateId)], day);
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, day, FindingList.ToBytes(findings)));
            tx.Insert("ParliamentaryGroup", row);
            tx.InsertMany("GroupMembership", request.Founders.Select(founder => tx.Stamp(Membership(request.GroupId, founder.MandateId, founder.Role, day, []))).ToArray());
            var group = row.ToProto(request.Founders.Count);
            tx.Record(new GroupRegistered { Group = group, Founders = { request.Founders } });
            return new RegisterGroupResponse { Group = group, Findings = { findings } };
        });

    private IReadOnlyList<Finding> JudgeFounders(Session session, string jurisdiction, GroupFacts group, IReadOnlyList<string> mandates, string day)
    {
        if (mandates.Distinct(StringComparer.Ordinal).Count() < mandates.Count)
            throw Refusal.Invalid(ErrorReason.MemberRepeated, ("mandate_ids", "name a member twice."));
        var inForce = LawOn(session, jurisdiction, day);
        return inForce.Judge(GroupRules.MayFound(group, [.. mandates.Select(id => Member(session, id, jurisdiction, day))], day, inForce.Rules));
    }

    private static MemberFacts Member(Session session, string mandateId, string jurisdiction, string day)
    {
        var mandate = MandateOf(session, mandateId, jurisdiction);
        return new(mandate, MembershipView.FromDay(session, mandate.PersonId, day));
    }

    private static MembershipRow Membership(string groupId, string mandateId, GroupRole role, string day, IEnumerable<Finding> findings) => new()
    {
        GroupId = groupId,
        MandateId = mandateId,
        MemberFrom = day,
        MemberUntil = "",
        Role = EnumText.Of(role is GroupRole.Unspecified ? GroupRole.Member : role),
        EndReason = "",
        Findings = FindingList.ToBytes(findings),
    };

    private static GroupRow Row(RegisterGroupRequest request, string day, byte[] findings) => new()
    {
        Id = request.GroupId,
        Jurisdiction = request.Jurisdiction,
        ChamberId = request.ChamberId,
        Kind = EnumText.Of(request.Kind),
        Name = request.Name.ToString(),
        PartyId = request.PartyId,
        ParentGroupId = request.ParentGroupId,
        FoundedOn = day,
        DissolvedOn = "",
        DissolutionReason = "",
        Findings = findings,
        Version = 1,
    };
}
