using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Deliberations;

internal sealed partial class DeliberationService
{
    /// <inheritdoc />
    public override Task<RecordConstitutionalReviewResponse> RecordConstitutionalReview(RecordConstitutionalReviewRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM ConstitutionalReview WHERE Id = @Id", new { Id = request.ReviewId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ReviewExists, "review_id", request.ReviewId);
            var findings = DeliberationRules.MayReview(bill.StageNow, BillStepRow.LastOn(tx, bill.Id), tx.OccurredOn, bill.Id).ToList();
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request));
            tx.Insert("ConstitutionalReview", row);
            var review = row.ToProto();
            tx.Record(new ConstitutionalReviewRecorded { Review = review, Findings = { findings } });
            return new RecordConstitutionalReviewResponse { Review = review, Findings = { findings } };
        });

    private static ConstitutionalReviewRow Row(RecordConstitutionalReviewRequest request) => new()
    {
        Id = request.ReviewId,
        BillId = request.BillId,
        Body = request.Body,
        Conclusion = EnumText.Of(request.Conclusion),
        Grounds = request.Grounds,
        Decision = request.Decision,
    };
}
