using Google.Protobuf;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<DecideComplaintAppealResponse> DecideComplaintAppeal(DecideComplaintAppealRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var complaint = ComplaintRow.Require(tx, request.ComplaintId);
            tx.Call.RequireScope(complaint.Jurisdiction);
            var authority = AuthorityOf(tx.Call);
            tx.Concerns(complaint.Jurisdiction);
            Etags.Require(request.Etag, complaint.Version);
            RequireTarget(tx, complaint, request.Order);
            var before = ComplaintCase.Of(tx, complaint.Id);
            var act = ComplaintRules.ActOf(request.Outcome, onAppeal: true);
            var findings = RefuseIfForbidden(
                [.. Judge(tx, complaint, before, act, authority, tx.OccurredDay.Iso()), .. ComplaintRules.MayOrder(request.Outcome, request.Order)],
                LawOn(tx, complaint.Jurisdiction, tx.OccurredDay));

            var row = tx.Stamp(new AppealDecisionRow
            {
                ComplaintId = complaint.Id,
                Number = before.Appeals[^1].Row.Number,
                Outcome = EnumText.Of(request.Outcome),
                Decision = request.Decision,
                Authority = EnumText.Of(authority),
                Ordered = request.Order?.ToByteArray() ?? [],
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("ComplaintAppealDecision", row);
            var decided = Next(tx, complaint).ToProto(before with { Appeals = [.. before.Appeals.SkipLast(1), (before.Appeals[^1].Row, row.ToDecision())] });
            tx.Record(new ComplaintAppealDecided { ComplaintId = complaint.Id, Appeal = (uint)row.Number, Decision = row.ToDecision().ToProto() });
            return new DecideComplaintAppealResponse { Complaint = decided, Findings = { findings } };
        });
}
