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

    /// <summary>May the caller see the figures of a station?</summary>
    public static bool Station(Caller caller, string jurisdiction, string region, string precinctId, ResultLevel visible) =>
        visible >= ResultLevel.Station || IsInsider(caller, jurisdiction)
        || caller.Has(Role.RegionalCommission, region) || caller.Has(Role.PrecinctCommission, precinctId);

    /// <summary>May the caller see the figures of a region?</summary>
    public static bool Region(Caller caller, string jurisdiction, string region, ResultLevel visible) =>
        visible >= ResultLevel.Region || IsInsider(caller, jurisdiction) || caller.Has(Role.RegionalCommission, region);

    private static bool IsInsider(Caller caller, string jurisdiction) =>
        caller.Has(Role.Service) || Array.Exists(National, role => caller.Has(role, jurisdiction));
}
