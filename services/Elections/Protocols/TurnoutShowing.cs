using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>
/// Shows turnout to a caller: of places whose results it may not see, without numbers. An embargo keeps results until the polls
/// close or they are published; how many have voted is said while they vote, so none holds for it.
/// </summary>
internal sealed class TurnoutShowing(Caller caller, string jurisdiction, Visibility visibility, string field)
{
    private readonly List<Withheld> withheld = [];

    /// <summary>What was left out so far, and why.</summary>
    public IEnumerable<Withheld> Withheld => withheld;

    /// <summary>For a caller, under the law of today and what was published.</summary>
    public static TurnoutShowing Of(Session session, Caller caller, ElectionRow election, LawInForce<ElectionsLaw> inForce, DateTimeOffset now, string field) =>
        new(caller, election.Jurisdiction, Visibility.Of(session, election, inForce, now), field);

    /// <summary>A report of a place in a region as the caller may see it.</summary>
    public RecordedTurnoutReport Show(RecordedTurnoutReport recorded, string region)
    {
        var report = recorded.Report;
        if (Shows(region, report.PrecinctId))
            return recorded;
        report.ClearVoted();
        report.ReportedShare = null;
        return recorded;
    }

    /// <summary>A figure of a time and place as the caller may see it.</summary>
    public HourlyTurnout Show(HourlyTurnout hour)
    {
        if (Shows(hour.Region, ""))
            return hour;
        hour.ClearVoted();
        hour.Share = null;
        return hour;
    }

    private bool Shows(string region, string precinctId)
    {
        var level = visibility.WithoutEmbargoes;
        var shown = precinctId.Length > 0 ? DisclosureRules.Station(caller, jurisdiction, region, precinctId, level)
            : region.Length > 0 ? DisclosureRules.Region(caller, jurisdiction, region, level)
            : DisclosureRules.Nation(caller, jurisdiction, level);
        if (!shown && withheld.Count == 0)
            withheld.Add(new() { Field = field, Citation = visibility.Law.Citation?.Text ?? "" });
        return shown;
    }
}
