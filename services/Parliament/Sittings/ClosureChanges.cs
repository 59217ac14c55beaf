using Saylau.Common.V1;
using Saylau.Parliament.Floor;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Sittings;

/// <summary>What the RPCs share that change an order, and what an order does to its items.</summary>
public sealed partial class SittingService
{
    private IReadOnlyList<Finding> JudgeChange(Session session, ClosureRow closure, ClosureAct act, string day)
    {
        var inForce = law.On(session, closure.Jurisdiction, TextFormats.FirstDay(day));
        var latest = session.Find<string>("SELECT MAX(OccurredOn) FROM ClosureStep WHERE ClosureId = @Id", new { closure.Id });
        return inForce.Judge(ClosureRules.MayHappen(closure.Id, closure.StateNow(), act, latest ?? closure.OccurredOn, day, inForce.Rules.Sittings));
    }

    /// <summary>Lets an act happen to an order, and tells of it. The caller's scope was compared before.</summary>
    private (ClosureOrder Closure, IReadOnlyList<Finding> Findings) Happen(
        LedgerTransaction tx, ClosureRow closure, ClosureAct act, string reason, string decidedBy, string voteId = "")
    {
        if (voteId.Length > 0)
            _ = VoteFacts.Require(tx, voteId, closure.Jurisdiction);
        var findings = JudgeChange(tx, closure, act, tx.OccurredDay.Iso());
        findings.RefuseIfViolated();
        var changed = closure with { State = EnumText.Of(ClosureRules.Lifecycle.After(closure.StateNow(), act)!.Value), Version = closure.Version + 1 };
        var step = tx.Stamp(new ClosureStepRow
        {
            ClosureId = closure.Id,
            Number = (int)closure.Version,
            Act = EnumText.Of(act),
            State = changed.State,
            Reason = reason,
            DecidedBy = decidedBy,
            VoteId = voteId,
            Findings = FindingList.ToBytes(findings),
        });
        tx.Insert("ClosureStep", step);
        tx.Execute("UPDATE Closure SET State = @State, Version = @Version WHERE Id = @Id", new { changed.State, changed.Version, changed.Id });
        Reclose(tx, closure.SittingId);
        SittingRow.Touch(tx, closure.SittingId, step.LedgerPosition);
        tx.Record(new ClosureChanged { ClosureId = closure.Id, Step = step.ToProto() });
        return (ClosureRow.ToProtos(tx, [changed]).Single(), findings);
    }

    /// <summary>Closes of each item what the orders that hold close, and nothing else.</summary>
    private static void Reclose(LedgerTransaction tx, string sittingId)
    {
        var orders = tx.Query<ClosureRow>("SELECT * FROM Closure WHERE SittingId = @SittingId AND State <> 'LIFTED' ORDER BY LedgerPosition", new { SittingId = sittingId });
        var closed = tx.Query<ClosureItemRow>(ItemsClosed, new { SittingId = sittingId }).ToLookup(row => row.ItemId, row => row.ClosureId, StringComparer.Ordinal);
        foreach (var item in SittingItemRow.Of(tx, [sittingId])[sittingId])
        {
            var holding = orders.Where(order => closed[item.ItemId].Contains(order.Id, StringComparer.Ordinal)).ToList();
            var toAll = holding.Find(order => ClosureRules.DimensionsOf(order.Dimensions).Contains(ClosureDimension.Attendance));
            var dimensions = ClosureRules.TextOf(holding.SelectMany(order => ClosureRules.DimensionsOf(order.Dimensions)));
            var openness = toAll is null ? item.Openness : EnumText.Of(ItemOpenness.Closed);
            tx.Execute(Close, new { OpennessNow = openness, ClosureId = toAll?.Id ?? "", ClosedDimensions = dimensions, item.SittingId, item.ItemId });
        }
    }

    /// <summary>An item that comes onto the agenda of a sitting that was closed altogether is closed with it.</summary>
    private static void CloseWithTheSitting(LedgerTransaction tx, string sittingId, string itemId)
    {
        var orders = tx.Query<string>("SELECT Id FROM Closure WHERE SittingId = @SittingId AND Scope = 'SITTING' AND State <> 'LIFTED'", new { SittingId = sittingId });
        // An item of this id may have been closed, removed, and added again.
        foreach (var order in orders.Where(order => tx.Find<int?>("SELECT 1 FROM ClosureItem WHERE ClosureId = @Id AND ItemId = @ItemId", new { Id = order, ItemId = itemId }) is null))
            tx.Insert("ClosureItem", new ClosureItemRow { ClosureId = order, ItemId = itemId });
        Reclose(tx, sittingId);
    }

    private const string ItemsClosed = """
        SELECT c.ClosureId, c.ItemId
        FROM ClosureItem c
        JOIN Closure o ON o.Id = c.ClosureId
        WHERE o.SittingId = @SittingId
        """;

    private const string Close = """
        UPDATE SittingItem
        SET OpennessNow = @OpennessNow, ClosureId = @ClosureId, ClosedDimensions = @ClosedDimensions
        WHERE SittingId = @SittingId AND ItemId = @ItemId
        """;
}
