using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<IntroduceBillResponse> IntroduceBill(IntroduceBillRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Bill WHERE Id = @Id", new { Id = request.BillId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.BillExists, "bill_id", request.BillId);
            ChamberRow.RequireWithin(tx, request.ChamberId, request.Jurisdiction);
            var inForce = law.Find(tx, request.Jurisdiction, tx.OccurredDay);
            var procedure = inForce is null ? null : ProcedureRules.Of(request.Kind, inForce.Rules);
            var findings = procedure is null ? [] : inForce!.Judge(ProcedureRules.MayIntroduce(request.InitiatorKind, procedure));
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request));
            tx.Insert("Bill", row);
            var step = BillStepRow.Add(tx, row.Id, new(BillStage.Introduced, row.ChamberId, procedure?.Steps[0].StepId ?? ""), "");
            var bill = row.ToProto([step], [], [], []);
            tx.Record(new BillIntroduced { Bill = bill });
            return new IntroduceBillResponse { Bill = bill, Findings = { findings } };
        });

    private static BillRow Row(IntroduceBillRequest request) => new()
    {
        Id = request.BillId,
        Jurisdiction = request.Jurisdiction,
        Kind = EnumText.Of(request.Kind),
        Title = request.Title.ToString(),
        Initiator = request.Initiator,
        ChamberId = request.ChamberId,
        Stage = EnumText.Of(BillStage.Introduced),
        Act = "",
        EnactedOn = "",
        EffectiveFrom = "",
        Findings = FindingList.ToBytes([]),
        Version = 1,
        InitiatorKind = EnumText.Of(request.InitiatorKind),
    };
}
