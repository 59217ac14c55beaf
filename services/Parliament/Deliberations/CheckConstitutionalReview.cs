using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Deliberations;

internal sealed partial class DeliberationService
{
    /// <inheritdoc />
    public override Task<CheckConstitutionalReviewResponse> CheckConstitutionalReview(CheckConstitutionalReviewRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var bill = BillRow.Require(session, request.BillId);
            return new CheckConstitutionalReviewResponse
            {
                Findings = { DeliberationRules.MayReview(bill.StageNow, BillStepRow.LastOn(session, bill.Id), day, bill.Id) },
            };
        }));
    }
}
