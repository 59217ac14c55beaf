using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<ConveneSittingResponse> ConveneSitting(ConveneSittingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Sitting WHERE Id = @Id", new { Id = request.SittingId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.SittingExists, "sitting_id", request.SittingId);
            RequireKnown(tx, request);
            var items = request.Items.Select((item, index) => SittingItemRow.From(request.SittingId, item, index + 1)).ToArray();
            var inForce = law.On(tx, request.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge(ClosureRules.AreOrdered(items, inForce.Rules.Closures));

            var row = tx.Stamp(new SittingRow
            {
                Id = request.SittingId,
                Jurisdiction = request.Jurisdiction,
                ChamberIds = string.Join(',', request.ChamberIds.Distinct(StringComparer.Ordinal)),
                HeldOn = request.HeldOn,
            });
            row.LatestPosition = row.LedgerPosition;
            tx.Insert("Sitting", row);
            tx.InsertMany("SittingItem", items);
            var sitting = row.ToProto(items);
            tx.Record(new SittingConvened { Sitting = sitting });
            return new ConveneSittingResponse { Sitting = sitting, Findings = { findings } };
        });

    private static void RequireKnown(LedgerTransaction tx, ConveneSittingRequest request)
    {
        foreach (var chamber in request.ChamberIds)
            ChamberRow.RequireWithin(tx, chamber, request.Jurisdiction, "chamber_ids");
        foreach (var bill in request.Items.Select(item => item.BillId).Where(bill => bill.Length > 0).Distinct(StringComparer.Ordinal))
            BillRow.RequireWithin(tx, bill, request.Jurisdiction, "items.bill_id");
        if (request.Items.DistinctBy(item => item.ItemId, StringComparer.Ordinal).Count() < request.Items.Count)
            throw Refusal.Invalid(ErrorReason.ItemRepeated, ("items", "have an id twice."));
        RequireAttributed(request.Items);
    }

    private static void RequireAttributed(IEnumerable<SittingItem> items)
    {
        if (items.FirstOrDefault(item => item.Controversial != item.ControversialAttributedTo.Length > 0) is { } unattributed)
        {
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("items.controversial_attributed_to",
                $"is needed where an item is called controversial, and only there: '{unattributed.ItemId}'."));
        }
    }
}
