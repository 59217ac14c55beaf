using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<AdvanceBillResponse> AdvanceBill(AdvanceBillRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(BillRules.ActorOf(request.Stage), bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            Etags.Require(request.Etag, bill.Version);
            ChamberRow.RequireWithin(tx, request.ChamberId, bill.Jurisdiction);
            var findings = JudgeAdvance(tx, bill, request.Stage, tx.OccurredOn, law.On(tx, bill.Jurisdiction, tx.OccurredDay));
            findings.RefuseIfViolated();

            var next = bill with { Stage = EnumText.Of(request.Stage), Version = bill.Version + 1 };
            tx.Execute("UPDATE Bill SET Stage = @Stage, Version = @Version WHERE Id = @Id", new { next.Stage, next.Version, next.Id });
            var step = BillStepRow.Add(tx, bill.Id, request.Stage, request.ChamberId, request.Note);
            tx.Record(new BillAdvanced { BillId = bill.Id, Step = step.ToProto(), Findings = { findings } });
            return new AdvanceBillResponse { Bill = Told(tx, [next], "").Single(), Findings = { findings } };
        });
}
