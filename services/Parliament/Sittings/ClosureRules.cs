using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Sittings;

/// <summary>What it takes to close items of a sitting.</summary>
internal static class ClosureRules
{
    /// <summary>What an order closes that does not say.</summary>
    public static readonly IReadOnlyList<ClosureDimension> AllDimensions = [ClosureDimension.Attendance, ClosureDimension.Text, ClosureDimension.Recording];

    /// <summary>What each act makes of an order in each state. A failed appeal is the last; whoever ordered may lift at any time.</summary>
    public static Lifecycle<ClosureState, ClosureAct> Lifecycle { get; } = new(
        "parliament.closures.state",
        (ClosureState.Unspecified, ClosureAct.Order, ClosureState.InForce),
        (ClosureState.InForce, ClosureAct.Appeal, ClosureState.Appealed),
        (ClosureState.InForce, ClosureAct.Lift, ClosureState.Lifted),
        (ClosureState.Appealed, ClosureAct.UpholdOnAppeal, ClosureState.Upheld),
        (ClosureState.Appealed, ClosureAct.LiftOnAppeal, ClosureState.Lifted),
        (ClosureState.Appealed, ClosureAct.Lift, ClosureState.Lifted),
        (ClosureState.Upheld, ClosureAct.Lift, ClosureState.Lifted));

    /// <summary>Dimensions as they are stored.</summary>
    public static string TextOf(IEnumerable<ClosureDimension> dimensions) => string.Join(',', dimensions.Distinct().Order().Select(EnumText.Of));

    /// <summary>Dimensions that were stored.</summary>
    public static IReadOnlyList<ClosureDimension> DimensionsOf(string stored) =>
        [.. stored.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(EnumText.Parse<ClosureDimension>)];

    /// <summary>
    /// May this happen to an order on a day? Its state allows it, it is not before what happened last, and an appeal and the
    /// decision on it come in time.
    /// </summary>
    public static IEnumerable<Finding> MayHappen(string closureId, ClosureState state, ClosureAct act, string latest, string day, SittingLaw? law)
    {
        var evidence = $"closures/{closureId}";
        yield return Lifecycle.MayHappen(state, act, evidence);
        yield return Findings.Make("parliament.closures.in_order", null, "", Findings.Date(latest), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(latest, day) <= 0), evidence);
        if (act is ClosureAct.Appeal && law?.ClosureAppealDays is { } days)
            yield return days.Against(Days.From(latest, day), "", evidence);
        if (act is ClosureAct.UpholdOnAppeal or ClosureAct.LiftOnAppeal && law?.ClosureAppealDecisionDays is { } decision)
            yield return Days.Late(decision.Against(Days.From(latest, day), "", evidence));
    }

    /// <summary>
    /// May these items be closed? The law knows the ground, the reason is given, another item stays open to watch, and none is
    /// closed twice. An item that somebody calls controversial is a warning: it is what the public would most like to watch.
    /// </summary>
    /// <param name="agenda">All items of the sitting.</param>
    /// <param name="closed">Those to close.</param>
    /// <param name="ground">On which ground.</param>
    /// <param name="reason">Why; null where it is not asked yet.</param>
    /// <param name="law">The law of closures.</param>
    /// <param name="asked">What is to be closed of them; watching, text and recording if empty.</param>
    public static IEnumerable<Finding> MayClose(
        IReadOnlyList<SittingItemRow> agenda, IReadOnlyList<SittingItemRow> closed, ClosureGround ground, string? reason, ClosureLaw law,
        params IReadOnlyList<ClosureDimension> asked)
    {
        var dimensions = asked.Count > 0 ? asked : AllDimensions;
        yield return Findings.Make(law.Grounds.Rule, law.Grounds.Citation, "", Findings.Text(string.Join(", ", law.Grounds.Grounds.Select(EnumText.Of))),
            Findings.Text(EnumText.Of(ground)), Findings.Met(law.Grounds.Grounds.Contains(ground)));
        yield return law.ReasonPublic.Against(reason is null ? null : reason.Length > 0, "PUBLIC", reason is null ? null : reason.Length > 0 ? "PUBLIC" : "MISSING");
        var toAll = dimensions.Contains(ClosureDimension.Attendance);
        var staysOpen = agenda.Any(item => item.OpennessNow is not "CLOSED" && !(toAll && closed.Contains(item)));
        yield return law.Exceptional.Against(staysOpen, "SOME_ITEM_OPEN", staysOpen ? "SOME_ITEM_OPEN" : "NO_ITEM_OPEN");
        foreach (var item in closed)
        {
            var already = TextOf(item.Closed().Intersect(dimensions));
            yield return Findings.Make("parliament.closures.once", law.Grounds.Citation, item.ItemId, null,
                already.Length > 0 ? Findings.Text(item.ClosureId.Length > 0 ? item.ClosureId : already) : null, Findings.Met(already.Length == 0));
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
