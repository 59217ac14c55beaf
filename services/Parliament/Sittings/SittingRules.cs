using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Sittings;

/// <summary>What may happen to a sitting and to its agenda, and when.</summary>
internal static class SittingRules
{
    /// <summary>What each act makes of a sitting in each state.</summary>
    public static Lifecycle<SittingState, SittingAct> Lifecycle { get; } = new(
        "parliament.sittings.state",
        (SittingState.Unspecified, SittingAct.Convene, SittingState.Convened),
        (SittingState.Convened, SittingAct.Open, SittingState.Opened),
        (SittingState.Convened, SittingAct.Cancel, SittingState.Cancelled),
        (SittingState.Opened, SittingAct.Suspend, SittingState.Suspended),
        (SittingState.Opened, SittingAct.Close, SittingState.Closed),
        (SittingState.Suspended, SittingAct.Resume, SittingState.Opened),
        (SittingState.Suspended, SittingAct.Close, SittingState.Closed));

    /// <summary>
    /// May this happen to a sitting? Its state allows it, the day of the sitting has come, and it is not before what happened
    /// last. A sitting is called off on any day.
    /// </summary>
    /// <param name="sitting">The sitting.</param>
    /// <param name="act">What happens.</param>
    /// <param name="latest">The second at which something happened to it last; null if nothing did.</param>
    /// <param name="at">The second at which this happens; null if that is not said.</param>
    /// <param name="day">The day on which it happens.</param>
    public static IEnumerable<Finding> MayHappen(SittingRow sitting, SittingAct act, long? latest, long? at, string day)
    {
        yield return Lifecycle.MayHappen(sitting.StateNow(), act, $"sittings/{sitting.Id}");
        if (act is SittingAct.Cancel or SittingAct.Convene)
            yield break;
        yield return HasCome(sitting, day);
        if (at is not null)
            yield return IsInOrder(sitting, latest, at.Value);
    }

    /// <summary>The day of the sitting has come.</summary>
    public static Finding HasCome(SittingRow sitting, string day) => Findings.Make("parliament.sittings.on_its_day", null, "",
        Findings.Date(sitting.HeldOn), Findings.Date(day), Findings.Met(string.CompareOrdinal(sitting.HeldOn, day) <= 0), $"sittings/{sitting.Id}");

    /// <summary>What happens is not before what happened last.</summary>
    public static Finding IsInOrder(SittingRow sitting, long? latest, long at) => Findings.Make("parliament.sittings.in_order", null, "",
        latest is null ? null : Findings.Text(SittingClock.Text(latest)), Findings.Text(SittingClock.Text(at)), Findings.Met(latest is null || at >= latest),
        $"sittings/{sitting.Id}");

    /// <summary>The sitting is in one of the states in which this can be done.</summary>
    public static Finding IsIn(SittingRow sitting, string rule, params SittingState[] states) => Findings.Make(rule, null, "",
        Findings.Text(string.Join(", ", states.Select(EnumText.Of))), Findings.Text(sitting.State), Findings.Met(states.Contains(sitting.StateNow())), $"sittings/{sitting.Id}");

    /// <summary>
    /// May an item be taken up? The sitting is under way, the item was not taken up before, and its time is not before what
    /// happened last.
    /// </summary>
    public static IEnumerable<Finding> MayTakeUp(SittingRow sitting, SittingItemRow item, long? latest, long at)
    {
        yield return IsIn(sitting, "parliament.sittings.under_way", SittingState.Opened);
        yield return IsUntouched(item);
        yield return IsInOrder(sitting, latest, at);
    }

    /// <summary>
    /// May an agenda be amended? The sitting has not ended, what is removed or moved was not taken up, what is added is not on
    /// it, something stays on it, and the place is one of the agenda's, behind everything that was taken up. A change that
    /// comes late is a warning.
    /// </summary>
    /// <param name="sitting">The sitting.</param>
    /// <param name="agenda">Its agenda.</param>
    /// <param name="kind">How it is amended.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="place">Where it would stand, from 1; null where none is asked, as of an item that is removed.</param>
    /// <param name="day">The day of the change.</param>
    /// <param name="law">The law of sittings.</param>
    public static IEnumerable<Finding> MayAmend(
        SittingRow sitting, IReadOnlyList<SittingItemRow> agenda, AgendaChangeKind kind, string itemId, int? place, string day, SittingLaw? law)
    {
        yield return IsIn(sitting, "parliament.agenda.sitting_goes_on", SittingState.Convened, SittingState.Opened, SittingState.Suspended);
        var there = agenda.FirstOrDefault(item => string.Equals(item.ItemId, itemId, StringComparison.Ordinal));
        if (kind is AgendaChangeKind.Add)
        {
            yield return Findings.Make("parliament.agenda.new_item", null, itemId, null, there is null ? null : Findings.Text(itemId), Findings.Met(there is null));
        }
        else if (there is not null)
        {
            yield return IsUntouched(there);
        }

        if (kind is AgendaChangeKind.Remove)
            yield return Findings.Make("parliament.agenda.not_empty", null, itemId, Findings.Count(1), Findings.Count((uint)agenda.Count - 1), Findings.Met(agenda.Count > 1));
        if (place is { } asked)
            yield return IsPlace(agenda, kind, itemId, asked);
        if (law?.AgendaDays is { } days)
            yield return Days.Late(days.Against(Days.From(day, sitting.HeldOn), itemId));
    }

    private static Finding IsPlace(IReadOnlyList<SittingItemRow> agenda, AgendaChangeKind kind, string itemId, int place)
    {
        var last = kind is AgendaChangeKind.Add ? agenda.Count + 1 : agenda.Count;
        var first = agenda.Where(item => item.TakenUpAt is not null).Select(item => item.Number).DefaultIfEmpty(0).Max() + 1;
        return Findings.Make("parliament.agenda.place", null, itemId, Findings.Text($"{Math.Min(first, last)}-{last}"), Findings.Count((uint)place),
            Findings.Met(place >= first && place <= last));
    }

    private static Finding IsUntouched(SittingItemRow item) => Findings.Make("parliament.agenda.not_taken_up", null, item.ItemId, null,
        item.TakenUpAt is null ? null : Findings.Text(SittingClock.Text(item.TakenUpAt)), Findings.Met(item.TakenUpAt is null));
}
