using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Parliament.Floor;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Sittings;

/// <summary>Sittings of parliament, what is on their agenda, and what was closed to the public.</summary>
public sealed partial class SittingService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions, LedgerNews news,
    IOptions<LedgerOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime)
    : V1.SittingService.SittingServiceBase
{
    private static (IReadOnlyList<SittingItemRow> Items, IReadOnlyList<Finding> Findings) JudgeClosure(
        Session session, SittingRow sitting, IReadOnlyCollection<string> itemIds, ClosureGround ground, string? reason,
        IReadOnlyList<ClosureDimension> dimensions, LawInForce<ParliamentLaw> inForce)
    {
        if (itemIds.Distinct(StringComparer.Ordinal).Count() < itemIds.Count)
            throw Refusal.Invalid(ErrorReason.ItemRepeated, ("item_ids", "name an item twice."));
        var items = Agenda(session, sitting);
        if (itemIds.FirstOrDefault(id => !items.Any(item => string.Equals(item.ItemId, id, StringComparison.Ordinal))) is { } unknown)
            throw Refusal.NotFound(ErrorReason.ItemNotFound, "item_ids", unknown);
        var closed = items.Where(item => itemIds.Contains(item.ItemId, StringComparer.Ordinal)).ToList();
        return (closed, inForce.Judge(ClosureRules.MayClose(items, closed, ground, reason, inForce.Rules.Closures, dimensions)));
    }

    private static IReadOnlyList<SittingItemRow> Agenda(Session session, SittingRow sitting) =>
        [.. SittingItemRow.Of(session, [sitting.Id])[sitting.Id]];

    /// <summary>The sitting that a write changes, as the caller last read it.</summary>
    private static SittingRow Enter(LedgerTransaction tx, string sittingId, string etag)
    {
        var sitting = SittingRow.Require(tx, sittingId);
        tx.Call.RequireScope(sitting.Jurisdiction);
        tx.Concerns(sitting.Jurisdiction);
        Etags.Require(etag, sitting.Version);
        return sitting;
    }

    private LawInForce<ParliamentLaw> LawOf(Session session, SittingRow sitting) =>
        law.On(session, sitting.Jurisdiction, TextFormats.FirstDay(sitting.HeldOn));

    /// <summary>What the rules say of an act; an opening is asked for its quorum besides.</summary>
    private static IReadOnlyList<Finding> Judge(Session session, SittingRow sitting, SittingAct act, long? at, string day, LawInForce<ParliamentLaw> inForce)
    {
        var rules = inForce.Rules.Sittings;
        var quorum = act is SittingAct.Open && at is { } opened ? FloorRules.ToOpen(FloorFacts.Of(session, sitting, inForce).Quorum(opened), rules) : [];
        return inForce.Judge(SittingRules.MayHappen(sitting, act, Latest(session, sitting), at, day).Concat(quorum));
    }

    // The second at which something happened to the sitting last.
    private static long? Latest(Session session, SittingRow sitting) => SittingChangeRow.Of(session, sitting.Id).Select(change => change.AtSecond)
        .Concat(Agenda(session, sitting).Select(item => item.TakenUpAt)).Max();

    /// <summary>Lets an act happen to a sitting, and tells of it.</summary>
    private (Sitting Sitting, IReadOnlyList<Finding> Findings) Happen(
        LedgerTransaction tx, SittingRow sitting, SittingAct act, string at = "", string reason = "", string decidedBy = "")
    {
        var second = SittingClock.Optional(at, "at");
        var findings = Judge(tx, sitting, act, second, tx.OccurredDay.Iso(), LawOf(tx, sitting));
        findings.RefuseIfViolated();
        var state = SittingRules.Lifecycle.After(sitting.StateNow(), act)!.Value;
        var change = tx.Stamp(new SittingChangeRow
        {
            SittingId = sitting.Id,
            Number = SittingChangeRow.Of(tx, sitting.Id).Count + 1,
            Act = EnumText.Of(act),
            State = EnumText.Of(state),
            AtSecond = second,
            Reason = reason,
            DecidedBy = decidedBy,
            Findings = FindingList.ToBytes(findings),
        });
        tx.Insert("SittingChange", change);
        var item = state is SittingState.Closed or SittingState.Cancelled ? "" : sitting.CurrentItemId;
        var changed = Store(tx, sitting with { State = change.State, CurrentItemId = item }, change.LedgerPosition);
        tx.Record(new SittingChanged { SittingId = sitting.Id, Change = change.ToProto() });
        return (changed.ToProto(Agenda(tx, changed)), findings);
    }

    private static SittingRow Store(LedgerTransaction tx, SittingRow sitting, long position)
    {
        var next = sitting with { Version = sitting.Version + 1, LatestPosition = position };
        tx.Execute(Change, new { next.State, next.CurrentItemId, next.Version, next.LatestPosition, next.Id });
        return next;
    }

    private const string Change = """
        UPDATE Sitting
        SET State = @State, CurrentItemId = @CurrentItemId, Version = @Version, LatestPosition = @LatestPosition
        WHERE Id = @Id
        """;
}
