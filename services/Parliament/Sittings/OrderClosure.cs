using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<OrderClosureResponse> OrderClosure(OrderClosureRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = SittingRow.Require(tx, request.SittingId);
            tx.Call.RequireScope(sitting.Jurisdiction);
            tx.Concerns(sitting.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Closure WHERE Id = @Id", new { Id = request.ClosureId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ClosureExists, "closure_id", request.ClosureId);
            var (items, findings) = JudgeClosure(
                tx, sitting, request.ItemIds, request.Ground, request.Reason, law.On(tx, sitting.Jurisdiction, tx.OccurredDay));
            findings.RefuseIfViolated();

            var row = tx.Stamp(new ClosureRow
            {
                Id = request.ClosureId,
                SittingId = sitting.Id,
                Jurisdiction = sitting.Jurisdiction,
                Ground = EnumText.Of(request.Ground),
                Reason = request.Reason,
                DecidedBy = request.DecidedBy,
                HeldOn = sitting.HeldOn,
                Controversial = items.Any(item => item.Controversial),
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("Closure", row);
            tx.Execute(Close, new { ClosureId = row.Id, row.SittingId, Items = items.Select(item => item.ItemId).ToArray() });
            var closure = row.ToProto(items.Select(item => item.ItemId));
            tx.Record(new ClosureOrdered { Closure = closure });
            return new OrderClosureResponse { Closure = closure, Findings = { findings } };
        });

    private const string Close = """
        UPDATE SittingItem
        SET OpennessNow = 'CLOSED', ClosureId = @ClosureId
        WHERE SittingId = @SittingId AND ItemId IN @Items
        """;
}
