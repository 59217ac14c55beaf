using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Sittings;

/// <summary>What it takes to close items of a sitting.</summary>
internal static class ClosureRules
{
    /// <summary>
    /// May these items be closed? The law knows the ground, the reason is given, another item stays open to watch, and none is
    /// closed twice. An item that somebody calls controversial is a warning: it is what the public would most like to watch.
    /// </summary>
    /// <param name="agenda">All items of the sitting.</param>
    /// <param name="closed">Those to close.</param>
    /// <param name="ground">On which ground.</param>
    /// <param name="reason">Why; null where it is not asked yet.</param>
    /// <param name="law">The law of closures.</param>
    public static IEnumerable<Finding> MayClose(
        IReadOnlyList<SittingItemRow> agenda, IReadOnlyList<SittingItemRow> closed, ClosureGround ground, string? reason, ClosureLaw law)
    {
        yield return Findings.Make(law.Grounds.Rule, law.Grounds.Citation, "", Findings.Text(string.Join(", ", law.Grounds.Grounds.Select(EnumText.Of))),
            Findings.Text(EnumText.Of(ground)), Findings.Met(law.Grounds.Grounds.Contains(ground)));
        yield return law.ReasonPublic.Against(reason is null ? null : reason.Length > 0, "PUBLIC", reason is null ? null : reason.Length > 0 ? "PUBLIC" : "MISSING");
        var staysOpen = agenda.Any(item => item.OpennessNow is not "CLOSED" && !closed.Contains(item));
        yield return law.Exceptional.Against(staysOpen, "SOME_ITEM_OPEN", staysOpen ? "SOME_ITEM_OPEN" : "NO_ITEM_OPEN");
        foreach (var item in closed)
        {
            yield return Findings.Make("parliament.closures.once", law.Grounds.Citation, item.ItemId, null,
                item.ClosureId.Length > 0 ? Findings.Text(item.ClosureId) : null, Findings.Met(item.ClosureId.Length == 0));
        }

        foreach (var item in closed.Where(item => item.Controversial))
        {
            yield return Findings.Make("parliament.closures.controversial", law.Exceptional.Citation, item.ItemId, null,
                Findings.Text(item.AttributedTo), Outcome.Warning);
        }
    }

    /// <summary>An item that stands on the agenda as closed, without an order that says why, is a warning.</summary>
    public static IEnumerable<Finding> AreOrdered(IEnumerable<SittingItemRow> agenda, ClosureLaw law) => agenda
        .Where(item => item.OpennessNow is "CLOSED" && item.ClosureId.Length == 0 && law.ReasonPublic.Required)
        .Select(item => Findings.Make(law.ReasonPublic.Rule, law.ReasonPublic.Citation, item.ItemId, Findings.Text("PUBLIC"), null, Outcome.Warning));
}
