using Grpc.Core;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<CheckAdvanceResponse> CheckAdvance(CheckAdvanceRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var bill = BillRow.Require(session, request.BillId);
            var inForce = law.On(session, bill.Jurisdiction, TextFormats.FirstDay(day));
            var asked = new StepAsked(request.Stage, request.ChamberId, request.StepId);
            return new CheckAdvanceResponse { Findings = { JudgeAdvance(BillFacts.Of(session, bill, day), asked, day, inForce) } };
        }));
    }
}
