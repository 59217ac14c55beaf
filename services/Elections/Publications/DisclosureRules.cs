using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.Publications;

/// <summary>Which results are kept from whom.</summary>
internal static class DisclosureRules
{
    private static readonly Role[] National = [Role.CentralCommission, Role.Auditor];

    /// <summary>The most detailed level that everybody may see: what the law shows here, and what was published.</summary>
    public static ResultLevel Visible(ResultLevel shownByLaw, IEnumerable<ResultLevel> published) => published.Append(shownByLaw).Max();

    /// <summary>Does an embargo still hold?</summary>
    /// <param name="rule">The embargo.</param>
    /// <param name="published">The levels that the commission published.</param>
    /// <param name="votingOn">The voting day, as precisely as is known; empty if it is not.</param>
    /// <param name="now">The moment where the polls are, yyyy-MM-ddTHH:mm.</param>
    public static bool Holds(EmbargoRule rule, IEnumerable<ResultLevel> published, string votingOn, string now) => rule.Until switch
    {
        EmbargoUntil.PollsClose => string.CompareOrdinal(now, $"{LastDay(votingOn)}T{(rule.PollsCloseAt.Length == 0 ? "24:00" : rule.PollsCloseAt)}") < 0,
        EmbargoUntil.Published => !published.Any(level => level >= rule.Level),
        _ => false,
    };

    /// <summary>The most detailed level that everybody may see while embargoes hold; not said where there is none.</summary>
    public static ResultLevel Under(IEnumerable<EmbargoRule> held, ResultLevel visible) => held.Select(rule => rule.Level - 1).Append(visible).Min();

    /// <summary>May the caller see the figures of the nation?</summary>
    public static bool Nation(Caller caller, string jurisdiction, ResultLevel visible) => visible >= ResultLevel.Nation || IsInsider(caller, jurisdiction);

    /// <summary>May the caller see the figures of a station?</summary>
    public static bool Station(Caller caller, string jurisdiction, string region, string precinctId, ResultLevel visible) =>
        visible >= ResultLevel.Station || IsInsider(caller, jurisdiction)
        || caller.Has(Role.RegionalCommission, region) || caller.Has(Role.PrecinctCommission, precinctId);

    /// <summary>May the caller see the figures of a region?</summary>
    public static bool Region(Caller caller, string jurisdiction, string region, ResultLevel visible) =>
        visible >= ResultLevel.Region || IsInsider(caller, jurisdiction) || caller.Has(Role.RegionalCommission, region);

    /// <summary>
    /// May the caller see the running figures of a region, or of the nation, after every station? Only if the figures of each may be
    /// seen: what a station adds is what it counted.
    /// </summary>
    public static bool EveryStation(Caller caller, string jurisdiction, string region, ResultLevel visible) =>
        visible >= ResultLevel.Station || IsInsider(caller, jurisdiction) || (region.Length > 0 && caller.Has(Role.RegionalCommission, region));

    // A day that is not known yet is after all that are, and one that lacks its day is at its end.
    private static string LastDay(string day) => day.Length switch
    {
        10 => day,
        7 => $"{day}-99",
        4 => $"{day}-99-99",
        _ => "9999-99-99",
    };

    private static bool IsInsider(Caller caller, string jurisdiction) =>
        caller.Has(Role.Service) || Array.Exists(National, role => caller.Has(role, jurisdiction));
}
