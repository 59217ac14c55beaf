using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<TakeUpItemResponse> TakeUpItem(TakeUpItemRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = Enter(tx, request.SittingId, request.Etag);
            var item = SittingItemRow.Require(Agenda(tx, sitting), request.ItemId);
            var at = SittingClock.Require(request.At, "at");
            var findings = LawOf(tx, sitting).Judge(SittingRules.MayTakeUp(sitting, item, Latest(tx, sitting), at));
            findings.RefuseIfViolated();

            tx.Execute(TakeUp, new { At = at, SittingId = sitting.Id, item.ItemId });
            var changed = Store(tx, sitting with { CurrentItemId = item.ItemId }, tx.Stamp(new TakenUpRow()).LedgerPosition);
            tx.Record(new ItemTakenUp { SittingId = sitting.Id, ItemId = item.ItemId, At = SittingClock.Text(at) });
            return new TakeUpItemResponse { Sitting = changed.ToProto(Agenda(tx, changed)), Findings = { findings } };
        });

    // Nothing of it is stored: it tells the position of the event.
    private sealed record TakenUpRow : RecordedRow;

    private const string TakeUp = """
        UPDATE SittingItem
        SET TakenUpAt = @At
        WHERE SittingId = @SittingId AND ItemId = @ItemId
        """;
}
