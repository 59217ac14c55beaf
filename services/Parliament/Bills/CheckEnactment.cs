using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<CheckEnactmentResponse> CheckEnactment(CheckEnactmentRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var bill = BillRow.Require(session, request.BillId);
            var inForce = law.On(session, bill.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckEnactmentResponse { Findings = { JudgeEnactment(BillFacts.Of(session, bill, day), day, inForce) } };
        }));
    }
}
