using Google.Protobuf;
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
    public override Task<ElectToOfficeResponse> ElectToOffice(ElectToOfficeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM OfficeTenure WHERE Id = @Id", new { Id = request.OfficeId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.OfficeExists, "office_id", request.OfficeId);
            var claim = Claim(tx, request.Jurisdiction, (request.Office, request.ChamberId, request.GroupId, request.MandateId), DayOf(request.HeldFrom, tx),
                request.Vote is { HasVotesFor: true } vote ? vote.VotesFor : null);
            var findings = JudgeOffice(tx, request.Jurisdiction, claim);
            findings.RefuseIfViolated();

            tx.Insert("OfficeTenure", tx.Stamp(Row(request, claim, FindingList.ToBytes(findings))));
            var tenure = OfficeView.Require(tx, request.OfficeId).ToProto();
            tx.Record(new OfficeTaken { Tenure = tenure });
            return new ElectToOfficeResponse { Tenure = tenure, Findings = { findings } };
        });

    /// <summary>Who would hold which office; the chamber of a group's office is the group's.</summary>
    private static OfficeClaim Claim(
        Session session, string jurisdiction, (ParliamentaryOffice Office, string ChamberId, string GroupId, string MandateId) asked, string day, uint? votesFor)
    {
        ChamberRow.RequireWithin(session, asked.ChamberId, jurisdiction);
        var group = GroupRow.RequireWithin(session, asked.GroupId, jurisdiction);
        if (group is not null && asked.ChamberId.Length > 0 && !string.Equals(group.ChamberId, asked.ChamberId, StringComparison.Ordinal))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("chamber_id", $"is not the chamber of '{group.Id}'."));
        return new(asked.Office, group?.ChamberId ?? asked.ChamberId, group?.ToFacts(), MandateOf(session, asked.MandateId, jurisdiction), day, votesFor);
    }

    private IReadOnlyList<Finding> JudgeOffice(Session session, string jurisdiction, OfficeClaim claim)
    {
        var inForce = LawOn(session, jurisdiction, claim.Day);
        var members = claim.Group is null ? [] : MembershipView.Of(session, claim.Group.GroupId, claim.Day);
        var facts = new OfficeFacts(
            OfficeView.FromDay(session, jurisdiction, claim.Day),
            members.Any(row => string.Equals(row.MandateId, claim.Mandate.Id, StringComparison.Ordinal)),
            claim.Group is null ? ChamberRules.Total(ChamberRules.Of(inForce.Rules, claim.ChamberId)) : (uint)members.Count);
        return inForce.Judge(OfficeRules.MayHold(claim, facts, inForce.Rules));
    }

    private static OfficeRow Row(ElectToOfficeRequest request, OfficeClaim claim, byte[] findings) => new()
    {
        Id = request.OfficeId,
        Jurisdiction = request.Jurisdiction,
        Office = EnumText.Of(request.Office),
        ChamberId = claim.ChamberId,
        GroupId = request.GroupId,
        MandateId = request.MandateId,
        HeldFrom = claim.Day,
        HeldUntil = "",
        EndReason = "",
        Vote = request.Vote?.ToByteArray() ?? [],
        Findings = findings,
        Version = 1,
    };
}
