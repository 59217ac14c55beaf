using System.Globalization;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

/// <summary>A milestone of one election: its day, its time if the law names one, and the rule that sets it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Day">The day.</param>
/// <param name="Time">The local time of that day; null for the whole of it.</param>
internal sealed record DatedMilestone(MilestoneRule Rule, DateOnly Day, DateTimeOffset? Time);

/// <summary>What the record shows of an election, as far as milestones ask.</summary>
internal sealed record MilestoneFacts
{
    /// <summary>The election takes place, as far as is known: it is not cancelled, and no other is held in its place.</summary>
    public bool TakesPlace { get; init; } = true;

    /// <summary>Voters vote at stations, and the result is certified and published.</summary>
    public bool IsDirect { get; init; } = true;

    /// <summary>The first and the last day on which a candidate was nominated; null if none was.</summary>
    public (string First, string Last)? Nominations { get; init; }

    /// <summary>The last day on which a candidate was registered; empty if none was.</summary>
    public string LastRegistration { get; init; } = "";

    /// <summary>The first day on which a list of voters was displayed; empty if none says.</summary>
    public string ListsDisplayed { get; init; } = "";

    /// <summary>The last protocol of a station, and whether every station has one; empty if there is none.</summary>
    public string LastProtocolOn { get; init; } = "";

    /// <summary>When the last protocol was recorded; null where one was entered later, so that only its day counts.</summary>
    public DateTimeOffset? LastProtocolAt { get; init; }

    /// <summary>Every station that votes has a protocol.</summary>
    public bool EveryStationCounted { get; init; }

    /// <summary>The day of the certification; empty if there was none.</summary>
    public string CertifiedOn { get; init; } = "";

    /// <summary>The day of the first publication; empty if there was none.</summary>
    public string PublishedOn { get; init; } = "";

    /// <summary>The last day on which a complaint was filed; empty if none was.</summary>
    public string LastComplaint { get; init; } = "";
}

/// <summary>When the law wants what to happen in an election, and whether it did.</summary>
internal static class MilestoneRules
{
    /// <summary>
    /// The milestones that can be dated, earliest first. One that is counted from another follows it; one whose anchor has no
    /// day yet is left out.
    /// </summary>
    public static IReadOnlyList<DatedMilestone> Compute(CalendarLaw law, string calledOn, string votingOn, string certifiedOn, TimeZoneInfo zone)
    {
        var dated = new List<DatedMilestone>();
        foreach (var rule in law.Milestones.OrderBy(rule => IsCountedFromMilestone(rule.Anchor)))
        {
            if (AnchorOf(rule, calledOn, votingOn, certifiedOn, dated) is { } anchor)
                dated.Add(Date(rule, anchor.Day, anchor.Time, zone));
        }

        return [.. dated.OrderBy(milestone => milestone.Day).ThenBy(milestone => milestone.Time?.UtcDateTime.TimeOfDay ?? TimeSpan.Zero).ThenBy(milestone => milestone.Rule.Milestone)];
    }

    /// <summary>Whether a milestone was kept, by what the record shows on a day.</summary>
    public static Finding Judge(string electionId, DatedMilestone milestone, MilestoneFacts facts, DateOnly asOf)
    {
        var (rule, due) = (milestone.Rule, milestone.Day.Iso());
        if (!facts.TakesPlace || (!facts.IsDirect && rule.Milestone is >= Milestone.PollsOpen and <= Milestone.PublicationDue))
            return Make("", Outcome.NotApplicable);
        Finding Make(string actual, Outcome outcome) => Findings.Make(rule.Rule, rule.Citation, MilestoneWord(rule.Milestone),
            Findings.Date(due), actual.Length > 0 ? Findings.Date(actual) : null, outcome, $"elections/{electionId}");

        return rule.Milestone switch
        {
            Milestone.NominationOpens => facts.Nominations is { } nominations ? Make(nominations.First, NotBefore(nominations.First, due)) : Make("", Outcome.Undetermined),
            Milestone.NominationCloses => facts.Nominations is { } nominations ? Make(nominations.Last, NotAfter(nominations.Last, due)) : Make("", Outcome.Undetermined),
            Milestone.RegistrationCloses => Make(facts.LastRegistration, facts.LastRegistration.Length == 0 ? Outcome.Undetermined : NotAfter(facts.LastRegistration, due)),
            Milestone.ListsDisplayed => Done(facts.ListsDisplayed),
            Milestone.StationCountDue or Milestone.RegionalReportsDue => Counted(),
            Milestone.CertificationDue => Done(facts.CertifiedOn),
            Milestone.PublicationDue => Done(facts.PublishedOn),
            Milestone.ComplaintsClose => Make(facts.LastComplaint, facts.LastComplaint.Length == 0 ? Outcome.Undetermined : NotAfter(facts.LastComplaint, due)),
            _ => Make("", Outcome.Undetermined),
        };

        // What must be done by a day is late once the day is over, whether or not it is done then.
        Finding Done(string on) => Make(on, on.Length > 0 ? NotAfter(on, due) : asOf > milestone.Day ? Outcome.Violated : Outcome.Undetermined);

        Finding Counted()
        {
            if (!facts.EveryStationCounted)
                return Make("", asOf > milestone.Day ? Outcome.Violated : Outcome.Undetermined);
            // Who recorded it at once is judged by the minute, who entered it later by the day.
            return Make(facts.LastProtocolOn, milestone.Time is { } time && facts.LastProtocolAt is { } recorded
                ? Findings.Met(recorded <= time)
                : NotAfter(facts.LastProtocolOn, due));
        }
    }

    private static (DateOnly Day, DateTimeOffset? Time)? AnchorOf(
        MilestoneRule rule, string calledOn, string votingOn, string certifiedOn, List<DatedMilestone> dated)
    {
        return rule.Anchor switch
        {
            MilestoneAnchor.Call => DayOf(calledOn),
            MilestoneAnchor.VotingDay => DayOf(votingOn),
            MilestoneAnchor.Certification => DayOf(certifiedOn),
            MilestoneAnchor.RegistrationClose => Of(Milestone.RegistrationCloses),
            MilestoneAnchor.PollsClose => Of(Milestone.PollsClose),
            _ => null,
        };

        (DateOnly, DateTimeOffset?)? Of(Milestone milestone) =>
            dated.Find(other => other.Rule.Milestone == milestone) is { } other ? (other.Day, other.Time) : null;
    }

    private static bool IsCountedFromMilestone(MilestoneAnchor anchor) => anchor is MilestoneAnchor.RegistrationClose or MilestoneAnchor.PollsClose;

    private static Outcome NotAfter(string on, string due) => Findings.Met(!CalendarRules.IsBefore(due, on));

    private static Outcome NotBefore(string on, string due) => Findings.Met(!CalendarRules.IsBefore(on, due));

    private static (DateOnly, DateTimeOffset?)? DayOf(string date) => date.Length == "YYYY-MM-DD".Length ? (TextFormats.FirstDay(date), null) : null;

    private static DatedMilestone Date(MilestoneRule rule, DateOnly anchor, DateTimeOffset? anchorTime, TimeZoneInfo zone)
    {
        if (rule.HoursAfter > 0 && anchorTime is { } from)
        {
            var time = TimeZoneInfo.ConvertTime(from.AddHours(rule.HoursAfter), zone);
            return new(rule, DateOnly.FromDateTime(time.DateTime), time);
        }

        var number = (long)anchor.DayNumber - rule.DaysBefore + rule.DaysAfter;
        var day = DateOnly.FromDayNumber((int)Math.Clamp(number, DateOnly.MinValue.DayNumber + 1, DateOnly.MaxValue.DayNumber - 1));
        return new(rule, day, TimeOf(rule, day, zone));
    }

    private static DateTimeOffset? TimeOf(MilestoneRule rule, DateOnly day, TimeZoneInfo zone)
    {
        if (!TimeOnly.TryParseExact(rule.TimeOfDay, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        var local = day.ToDateTime(time);
        return new(local, zone.GetUtcOffset(local));
    }

    private static string MilestoneWord(Milestone milestone) => Platform.Errors.EnumText.Of(milestone);
}
