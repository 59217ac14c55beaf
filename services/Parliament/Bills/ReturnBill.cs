using Grpc.Core;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<ReturnBillResponse> ReturnBill(ReturnBillRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            Etags.Require(request.Etag, bill.Version);

            var (next, step, findings) = Advance(tx, bill, new StepAsked(BillStage.RejectedByPresident), request.Act);
            tx.InsertMany("BillObjection", request.Objections.Select((objection, index) => new ObjectionRow
            {
                BillId = bill.Id,
                StepNumber = step.Number,
                Number = index + 1,
                Provision = objection.Provision,
                Reason = objection.Reason,
            }).ToArray());
            tx.Record(new BillReturned { BillId = bill.Id, Step = step.ToProto(), Objections = { request.Objections }, Findings = { findings } });
            return new ReturnBillResponse { Bill = Told(tx, [next], "").Single(), Findings = { findings } };
        });
}
