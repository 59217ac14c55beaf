using Grpc.Core;
using Saylau.Parliament.Floor;
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
            if (request.VoteId.Length > 0)
                _ = VoteFacts.Require(tx, request.VoteId, sitting.Jurisdiction);
            var (items, findings) = JudgeClosure(
                tx, sitting, request.ItemIds, request.Ground, request.Reason, request.Dimensions, law.On(tx, sitting.Jurisdiction, tx.OccurredDay));
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, sitting, items.Any(item => item.Controversial), FindingList.ToBytes(findings)));
            tx.Insert("Closure", row);
            tx.InsertMany("ClosureItem", items.Select(item => new ClosureItemRow { ClosureId = row.Id, ItemId = item.ItemId }).ToList());
            Reclose(tx, sitting.Id);
            SittingRow.Touch(tx, sitting.Id, row.LedgerPosition);
            var closure = row.ToProto(items.Select(item => item.ItemId), []);
            tx.Record(new ClosureOrdered { Closure = closure });
            return new OrderClosureResponse { Closure = closure, Findings = { findings } };
        });

    private static ClosureRow Row(OrderClosureRequest request, SittingRow sitting, bool controversial, byte[] findings) => new()
    {
        Id = request.ClosureId,
        SittingId = sitting.Id,
        Jurisdiction = sitting.Jurisdiction,
        Ground = EnumText.Of(request.Ground),
        Reason = request.Reason,
        DecidedBy = request.DecidedBy,
        HeldOn = sitting.HeldOn,
        Controversial = controversial,
        Findings = findings,
        Scope = EnumText.Of(request.Scope is ClosureScope.Unspecified ? ClosureScope.Items : request.Scope),
        Dimensions = ClosureRules.TextOf(request.Dimensions.Count > 0 ? request.Dimensions : ClosureRules.AllDimensions),
        VoteId = request.VoteId,
    };
}
