using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Access;

namespace Saylau.Observers.Turnout;

/// <summary>Which stations are kept from whom.</summary>
internal static class DisclosureRules
{
    /// <summary>
    /// Where the law does not publish the results of stations, which one has the largest gap is told to the mission that
    /// counted, to the commission and to auditors alone. Empty: nothing is withheld.
    /// </summary>
    public static IReadOnlyList<Withheld> Stations(Caller caller, string missionId, string jurisdiction, DisclosureLaw law)
    {
        var insider = caller.Has(Role.ObserverMission, missionId) || caller.Has(Role.CentralCommission, jurisdiction)
            || caller.Has(Role.Auditor, jurisdiction);
        if (insider || law.StationsWithheld is not { Required: true } rule)
            return [];
        var citation = rule.Citation?.Text ?? "";
        return [Of("largest_points_precinct"), Of("largest_relative_precinct")];

        Withheld Of(string field) => new() { Field = $"comparison.{field}", Citation = citation };
    }
}
