using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override async Task<EnactBillResponse> EnactBill(EnactBillRequest request, ServerCallContext context)
    {
        var response = await ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            Etags.Require(request.Etag, bill.Version);
            RequireOneEffectPerArea(request);
            var inForce = law.On(tx, bill.Jurisdiction, tx.OccurredDay);
            var facts = BillFacts.Of(tx, bill, tx.OccurredOn);
            var findings = JudgeEnactment(facts, tx.OccurredOn, inForce);
            findings.RefuseIfViolated();

            var enacted = bill with
            {
                Stage = EnumText.Of(BillStage.Enacted),
                Act = request.Act,
                EnactedOn = tx.OccurredOn,
                EffectiveFrom = request.EffectiveFrom,
                Findings = FindingList.ToBytes(findings),
                Version = bill.Version + 1,
            };
            Store(tx, enacted, StepId(facts, new(BillStage.Enacted), tx.OccurredOn, inForce), request.Effects);
            tx.Record(Event(enacted, request.Effects, findings));
            return new EnactBillResponse { Bill = Told(tx, [enacted], "").Single(), Findings = { findings } };
        });
        if (response.HasLedgerPosition)
            await relay.Passed(response.LedgerPosition, context.CancellationToken);
        return response;
    }

    private static void RequireOneEffectPerArea(EnactBillRequest request)
    {
        if (request.Effects.DistinctBy(effect => effect.Area, StringComparer.Ordinal).Count() < request.Effects.Count)
            throw Refusal.Invalid(ErrorReason.EffectRepeated, ("effects", "name an area twice."));
    }

    private static void Store(LedgerTransaction tx, BillRow enacted, string stepId, IEnumerable<LawEffect> effects)
    {
        tx.Execute(Enact, new { enacted.Stage, enacted.Act, enacted.EnactedOn, enacted.EffectiveFrom, enacted.Findings, enacted.Version, enacted.Id });
        tx.InsertMany("BillEffect", effects.Select(effect => new EffectRow { BillId = enacted.Id, Area = effect.Area, LawVersion = effect.Version }).ToArray());
        BillStepRow.Add(tx, enacted.Id, new(BillStage.Enacted, "", stepId), enacted.Act);
    }

    private static ActEnacted Event(BillRow enacted, IEnumerable<LawEffect> effects, IEnumerable<Common.V1.Finding> findings) => new()
    {
        Jurisdiction = enacted.Jurisdiction,
        BillId = enacted.Id,
        Act = enacted.Act,
        EffectiveFrom = enacted.EffectiveFrom,
        Effects = { effects },
        Findings = { findings },
    };

    private const string Enact = """
        UPDATE Bill
        SET Stage = @Stage, Act = @Act, EnactedOn = @EnactedOn, EffectiveFrom = @EffectiveFrom, Findings = @Findings, Version = @Version
        WHERE Id = @Id
        """;
}
