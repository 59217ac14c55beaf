using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Accreditations;

/// <summary>Who may watch what, and how.</summary>
internal static class AccessRules
{
    /// <summary>The ways to watch.</summary>
    public static readonly AccessMode[] Modes = [AccessMode.Chamber, AccessMode.RemoteRoom];

    /// <summary>Whether an item can be watched in a mode: from the separate room whatever is not closed, in the chamber what is open.</summary>
    public static bool IsWatchable(ItemOpenness openness, AccessMode mode) =>
        openness is ItemOpenness.Open || (openness is ItemOpenness.RemoteRoom && mode is AccessMode.RemoteRoom);

    /// <summary>May a class watch an item in a mode? The law admits the class in that mode, and the item can be watched so.</summary>
    public static IEnumerable<Finding> MayWatch(SittingItemRow item, AccreditationClass accredited, AccessMode mode, ParliamentLaw law)
    {
        yield return Admits(accredited, mode, law);
        yield return Findings.Make("parliament.access.item", law.Closures.ReasonPublic.Citation, item.ItemId,
            Findings.Text(EnumText.Of(mode)), Findings.Text(item.OpennessNow),
            Findings.Met(IsWatchable(EnumText.Parse<ItemOpenness>(item.OpennessNow), mode)));
        if (accredited is AccreditationClass.Press && item.Closed().Contains(ClosureDimension.Press))
        {
            yield return Findings.Make("parliament.access.press", law.Closures.ReasonPublic.Citation, item.ItemId,
                Findings.Text("OPEN"), Findings.Text("CLOSED"), Outcome.Violated);
        }
    }

    /// <summary>Whether a class can watch an item in a mode, as far as the item goes.</summary>
    public static bool IsWatchable(SittingItemRow item, AccreditationClass accredited, AccessMode mode) =>
        IsWatchable(EnumText.Parse<ItemOpenness>(item.OpennessNow), mode)
        && !(accredited is AccreditationClass.Press && item.Closed().Contains(ClosureDimension.Press));

    /// <summary>
    /// May a sitting be watched on an accreditation? It is valid on the day, the law admits its class in the mode, and there is
    /// an item to watch so.
    /// </summary>
    public static IEnumerable<Finding> MayAdmit(
        AccreditationRow accreditation, AccessMode mode, string heldOn, IEnumerable<SittingItemRow> items, ParliamentLaw law,
        params IReadOnlyList<PauseRow> pauses)
    {
        var accredited = EnumText.Parse<AccreditationClass>(accreditation.AccreditationClass);
        var admits = Admits(accredited, mode, law);
        yield return Findings.Make("parliament.access.valid", admits.Citation, accreditation.Id, Findings.Date(accreditation.ValidFrom), Findings.Date(heldOn),
            Findings.Met(IsValid(accreditation, heldOn, pauses)), $"accreditations/{accreditation.Id}");
        yield return admits;
        var watchable = items.Count(item => IsWatchable(item, accredited, mode));
        yield return Findings.Make("parliament.access.something_to_watch", admits.Citation, EnumText.Of(mode),
            Findings.Count(1), Findings.Count((uint)watchable), Findings.Met(watchable > 0));
    }

    /// <summary>A sitting that was called off is watched by nobody. Nothing is said of one that was not.</summary>
    public static IEnumerable<Finding> IsHeld(SittingRow sitting) => sitting.StateNow() is not SittingState.Cancelled ? [] :
    [
        Findings.Make("parliament.access.sitting_held", null, "", Findings.Text("HELD"), Findings.Text(sitting.State), Outcome.Violated, $"sittings/{sitting.Id}"),
    ];

    /// <summary>An accreditation holds from its first to its last day, unless it was revoked by then or is suspended.</summary>
    public static bool IsValid(AccreditationRow accreditation, string day, params IReadOnlyList<PauseRow> pauses) =>
        string.CompareOrdinal(accreditation.ValidFrom, day) <= 0
        && (accreditation.ValidUntil.Length == 0 || string.CompareOrdinal(day, accreditation.ValidUntil) <= 0)
        && (accreditation.RevokedOn.Length == 0 || string.CompareOrdinal(day, accreditation.RevokedOn) < 0)
        && !pauses.Any(pause => string.CompareOrdinal(pause.FromOn, day) <= 0 && (pause.UntilOn.Length == 0 || string.CompareOrdinal(day, pause.UntilOn) < 0));

    private static Finding Admits(AccreditationClass accredited, AccessMode mode, ParliamentLaw law)
    {
        var rule = law.Access.FirstOrDefault(rule => rule.AccreditationClass == accredited && rule.Mode == mode);
        return Findings.Make(rule?.Rule ?? "parliament.access.mode", rule?.Citation ?? law.Access.FirstOrDefault()?.Citation ?? law.Closures.ReasonPublic.Citation,
            EnumText.Of(accredited), Findings.Text(EnumText.Of(mode)), rule is null ? null : Findings.Text(EnumText.Of(mode)), Findings.Met(rule is not null));
    }
}
