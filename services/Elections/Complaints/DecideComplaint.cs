using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<DecideComplaintResponse> DecideComplaint(DecideComplaintRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var complaint = ComplaintRow.Require(tx, request.ComplaintId);
            var authority = RequireAuthority(tx.Call, complaint);
            tx.Concerns(complaint.Jurisdiction);
            Etags.Require(request.Etag, complaint.Version);
            RequireTarget(tx, complaint, request.Order);
            var act = ComplaintRules.ActOf(request.Outcome, onAppeal: false);
            var findings = RefuseIfForbidden(
                [.. Judge(tx, complaint, ComplaintCase.Of(tx, complaint.Id), act, authority, tx.OccurredDay.Iso()), .. ComplaintRules.MayOrder(request.Outcome, request.Order)],
                LawOn(tx, complaint.Jurisdiction, tx.OccurredDay));

            var decision = tx.Stamp(new DecisionRow
            {
                ComplaintId = complaint.Id,
                Outcome = EnumText.Of(request.Outcome),
                Decision = request.Decision,
                Authority = EnumText.Of(authority),
                Ordered = request.Order?.ToByteArray() ?? [],
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("ComplaintDecision", decision);
            var decided = Next(tx, complaint);
            tx.Record(new ComplaintDecided { ComplaintId = complaint.Id, Decision = decision.ToProto(), Findings = { findings } });
            return new DecideComplaintResponse { Complaint = decided.ToProto(new(decision, [])), Findings = { findings } };
        });

    /// <summary>The complaint after something happened to it.</summary>
    private static ComplaintRow Next(LedgerTransaction tx, ComplaintRow complaint)
    {
        var next = complaint with { Version = complaint.Version + 1 };
        tx.Execute("UPDATE Complaint SET Version = @Version WHERE Id = @Id", new { next.Version, next.Id });
        return next;
    }
}
