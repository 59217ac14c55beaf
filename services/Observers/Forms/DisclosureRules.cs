using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Access;

namespace Saylau.Observers.Forms;

/// <summary>Which counts of forms are kept from whom.</summary>
internal static class DisclosureRules
{
    /// <summary>Auditors see every count, and so do missions that see only their own forms.</summary>
    public static bool IsInsider(Caller caller, IReadOnlyCollection<string> missionIds, string jurisdiction) =>
        caller.Has(Role.Auditor, jurisdiction)
        || (missionIds.Count > 0 && missionIds.All(id => caller.Has(Role.ObserverMission, id) || caller.Has(Role.Observer, id)));

    /// <summary>Something was counted, and too little to be shown. Zero points at nobody.</summary>
    public static bool IsTooFew(long count, MinimumRule minCell) => count > 0 && count < minCell.Minimum;

    /// <summary>Takes the counts that are too small out of an answer, and names them there.</summary>
    public static void Suppress(GetIrregularitySharesResponse answer, MinimumRule minCell)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var count in answer.Irregularities)
        {
            // Few stations would tell as much as few forms.
            if (!IsTooFew(count.Forms, minCell) && !IsTooFew(count.Stations, minCell))
                continue;
            count.ClearForms();
            count.ClearStations();
            fields.UnionWith(["irregularities.forms", "irregularities.stations"]);
        }

        if (IsTooFew(answer.Noted, minCell) || IsTooFew(answer.StationsNoted, minCell))
        {
            answer.ClearNoted();
            answer.ClearStationsNoted();
            (answer.Share, answer.StationShare) = (null, null);
            fields.UnionWith(["noted", "share", "stations_noted", "station_share"]);
        }

        answer.Withheld.Add(fields.Order(StringComparer.Ordinal).Select(field =>
            new Withheld { Field = field, Citation = minCell.Citation?.Text ?? "" }));
    }
}
