using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<AmendAgendaResponse> AmendAgenda(AmendAgendaRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = Enter(tx, request.SittingId, request.Etag);
            RequireFitting(tx, sitting, request);
            var before = Agenda(tx, sitting);
            var (place, findings) = JudgeAgenda(before, sitting, request.Kind, request.ItemId, request.Place, tx.OccurredDay.Iso(), LawOf(tx, sitting));
            findings.RefuseIfViolated();

            var item = request.Kind is AgendaChangeKind.Add ? SittingItemRow.From(sitting.Id, request.Item, 0) : SittingItemRow.Require(before, request.ItemId);
            Reorder(tx, before, item, place, request.Kind);
            var change = tx.Stamp(new AgendaChangeRow
            {
                SittingId = sitting.Id,
                Number = tx.Single<int>("SELECT COUNT(*) FROM AgendaChange WHERE SittingId = @Id", new { sitting.Id }) + 1,
                Kind = EnumText.Of(request.Kind),
                Item = item.ToItem().ToString(),
                PlaceBefore = item.Number,
                PlaceAfter = place ?? 0,
                Reason = request.Reason,
                DecidedBy = request.DecidedBy,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("AgendaChange", change);
            if (request.Kind is AgendaChangeKind.Add)
                CloseWithTheSitting(tx, sitting.Id, item.ItemId);
            var amended = Store(tx, sitting, change.LedgerPosition);
            tx.Record(new AgendaAmended { SittingId = sitting.Id, Change = change.ToProto() });
            return new AmendAgendaResponse { Sitting = amended.ToProto(Agenda(tx, amended)), Findings = { findings } };
        });

    private static (int? Place, IReadOnlyList<Finding> Findings) JudgeAgenda(IReadOnlyList<SittingItemRow> agenda, SittingRow sitting,
        AgendaChangeKind kind, string itemId, uint asked, string day, LawInForce<ParliamentLaw> inForce)
    {
        if (kind is not AgendaChangeKind.Add)
            _ = SittingItemRow.Require(agenda, itemId);
        int? end = kind switch { AgendaChangeKind.Add => agenda.Count + 1, AgendaChangeKind.Move => agenda.Count, _ => null };
        var place = end is null || asked == 0 ? end : (int)Math.Min(asked, int.MaxValue);
        return (place, inForce.Judge(SittingRules.MayAmend(sitting, agenda, kind, itemId, place, day, inForce.Rules.Sittings)));
    }

    private static void RequireFitting(LedgerTransaction tx, SittingRow sitting, AmendAgendaRequest request)
    {
        var isAdded = request.Kind is AgendaChangeKind.Add;
        if (isAdded != request.Item is not null || (isAdded && !string.Equals(request.Item!.ItemId, request.ItemId, StringComparison.Ordinal)))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("item", "is needed where an item is added, with the id of item_id, and only there."));
        if (!isAdded)
            return;
        RequireAttributed([request.Item!]);
        if (request.Item!.BillId.Length > 0)
            BillRow.RequireWithin(tx, request.Item.BillId, sitting.Jurisdiction, "item.bill_id");
    }

    private static void Reorder(LedgerTransaction tx, IReadOnlyList<SittingItemRow> before, SittingItemRow item, int? place, AgendaChangeKind kind)
    {
        var after = before.Where(other => !string.Equals(other.ItemId, item.ItemId, StringComparison.Ordinal)).ToList();
        if (place is { } asked)
            after.Insert(asked - 1, item);
        if (kind is AgendaChangeKind.Remove)
            tx.Execute("DELETE FROM SittingItem WHERE SittingId = @SittingId AND ItemId = @ItemId", new { item.SittingId, item.ItemId });
        if (kind is AgendaChangeKind.Add)
            tx.Insert("SittingItem", item);
        foreach (var (moved, number) in after.Select((moved, index) => (moved, index + 1)).Where(moved => moved.moved.Number != moved.Item2))
            tx.Execute("UPDATE SittingItem SET Number = @Number WHERE SittingId = @SittingId AND ItemId = @ItemId", new { Number = number, moved.SittingId, moved.ItemId });
    }
}
