using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Procedures;
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
            var asked = new StepAsked(request.Stage, request.ChamberId, request.StepId);
            var (next, step, findings) = Advance(tx, bill, asked, request.Note);
            tx.Record(new BillAdvanced { BillId = bill.Id, Step = step.ToProto(), Findings = { findings } });
            return new AdvanceBillResponse { Bill = Told(tx, [next], "").Single(), Findings = { findings } };
        });

    private (BillRow Next, BillStepRow Step, IReadOnlyList<Finding> Findings) Advance(LedgerTransaction tx, BillRow bill, StepAsked asked, string note)
    {
        var inForce = law.On(tx, bill.Jurisdiction, tx.OccurredDay);
        var facts = BillFacts.Of(tx, bill, tx.OccurredOn);
        var findings = JudgeAdvance(facts, asked, tx.OccurredOn, inForce);
        findings.RefuseIfViolated();

        var next = bill with { Stage = EnumText.Of(asked.Stage), Version = bill.Version + 1 };
        tx.Execute("UPDATE Bill SET Stage = @Stage, Version = @Version WHERE Id = @Id", new { next.Stage, next.Version, next.Id });
        return (next, BillStepRow.Add(tx, bill.Id, asked with { StepId = StepId(facts, asked, tx.OccurredOn, inForce) }, note), findings);
    }
}
