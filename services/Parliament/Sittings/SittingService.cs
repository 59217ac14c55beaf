using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Sittings;

/// <summary>Sittings of parliament, what is on their agenda, and what was closed to the public.</summary>
public sealed partial class SittingService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.SittingService.SittingServiceBase
{
    private static (IReadOnlyList<SittingItemRow> Items, IReadOnlyList<Finding> Findings) JudgeClosure(
        Session session, SittingRow sitting, IReadOnlyCollection<string> itemIds, ClosureGround ground, string? reason, LawInForce<ParliamentLaw> inForce)
    {
        if (itemIds.Distinct(StringComparer.Ordinal).Count() < itemIds.Count)
            throw Refusal.Invalid(ErrorReason.ItemRepeated, ("item_ids", "name an item twice."));
        var items = SittingItemRow.Of(session, [sitting.Id])[sitting.Id].ToList();
        if (itemIds.FirstOrDefault(id => !items.Any(item => string.Equals(item.ItemId, id, StringComparison.Ordinal))) is { } unknown)
            throw Refusal.NotFound(ErrorReason.ItemNotFound, "item_ids", unknown);
        var closed = items.Where(item => itemIds.Contains(item.ItemId, StringComparer.Ordinal)).ToList();
        return (closed, inForce.Judge(ClosureRules.MayClose(items, closed, ground, reason, inForce.Rules.Closures)));
    }
}
