using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

/// <summary>What may happen to an election, and when.</summary>
internal static class CalendarRules
{
    /// <summary>What each act makes of an election in each state.</summary>
    public static Lifecycle<ElectionState, ElectionAct> Lifecycle { get; } = new(
        "elections.calendar.state",
        (ElectionState.Unspecified, ElectionAct.Schedule, ElectionState.Scheduled),
        (ElectionState.Unspecified, ElectionAct.Call, ElectionState.Called),
        (ElectionState.Scheduled, ElectionAct.Call, ElectionState.Called),
        (ElectionState.Scheduled, ElectionAct.Reschedule, ElectionState.Scheduled),
        (ElectionState.Scheduled, ElectionAct.Supersede, ElectionState.Superseded),
        (ElectionState.Scheduled, ElectionAct.Cancel, ElectionState.Cancelled),
        (ElectionState.Called, ElectionAct.Reschedule, ElectionState.Called),
        (ElectionState.Called, ElectionAct.Supersede, ElectionState.Superseded),
        (ElectionState.Called, ElectionAct.Cancel, ElectionState.Cancelled),
        (ElectionState.Called, ElectionAct.Certify, ElectionState.Certified),
        (ElectionState.Called, ElectionAct.Annul, ElectionState.Annulled),
        (ElectionState.Certified, ElectionAct.Annul, ElectionState.Annulled));

    /// <summary>The act that brings elections to a state where they were not.</summary>
    public static ElectionAct ActLeadingTo(ElectionState state) =>
        Lifecycle.Transitions.First(transition => transition.To == state && transition.From != state).Act;

    /// <summary>May this happen to an election in this state?</summary>
    public static Finding MayHappen(string electionId, ElectionState from, ElectionAct act) =>
        Lifecycle.MayHappen(from, act, $"elections/{electionId}");

    /// <summary>What happens to an election happens after what happened to it before, as far as the dates say.</summary>
    public static Finding IsInOrder(string electionId, string latest, string day) =>
        Findings.Make("elections.calendar.in_order", null, "", Findings.Date(latest), Findings.Date(day),
            Findings.Met(!IsBefore(day, latest)), $"elections/{electionId}");

    /// <summary>
    /// May an election be called for this day? The law knows early elections if it is one, and the day of voting is neither
    /// before the call nor too soon or too late after it.
    /// </summary>
    public static IEnumerable<Finding> MayCall(ElectionKind kind, DateOnly calledOn, DateOnly votingOn, CalendarLaw law)
    {
        var early = law.EarlyElection;
        yield return Findings.Make(early.Rule, early.Citation, EnumText.Of(kind), Findings.Text("ALLOWED"),
            Findings.Text(early.Allowed ? "ALLOWED" : "NOT_ALLOWED"),
            kind is ElectionKind.Early ? Findings.Met(early.Allowed) : Outcome.NotApplicable);
        yield return VotingIsToCome(calledOn.Iso(), votingOn.Iso());
        foreach (var finding in Span(kind, calledOn, votingOn, law))
            yield return finding;
    }

    /// <summary>
    /// May an election be moved to this day? It is still to come, and an election that was called keeps the time from its
    /// call that the law sets.
    /// </summary>
    public static IEnumerable<Finding> MayReschedule(ElectionKind kind, string calledOn, string votingOn, string day, CalendarLaw law)
    {
        yield return VotingIsToCome(day, votingOn);
        if (calledOn.Length == 0)
            yield break;
        foreach (var finding in Span(kind, TextFormats.FirstDay(calledOn), TextFormats.FirstDay(votingOn), law))
            yield return finding;
    }

    /// <summary>May an election be annulled on a day? It was held by then: what was not is cancelled.</summary>
    public static Finding WasHeld(string electionId, string votingOn, string day) => Findings.Make(
        "elections.calendar.held", null, "", Findings.Date(votingOn), Findings.Date(day), Findings.Met(!IsBefore(day, votingOn)), $"elections/{electionId}");

    /// <summary>
    /// May a by-election be called for this day? The term in which the seat fell vacant is of the office and lasts beyond the
    /// voting; the district, if there is one, is of the office and exists.
    /// </summary>
    public static IEnumerable<Finding> MayFill(string officeId, string votingOn, TermRow term, DistrictRow? district)
    {
        yield return Findings.Make("elections.calendar.term_of_office", null, term.Id, Findings.Text(officeId), Findings.Text(term.OfficeId),
            Findings.Met(string.Equals(officeId, term.OfficeId, StringComparison.Ordinal)), $"terms/{term.Id}");
        yield return Findings.Make("elections.calendar.term_runs", null, term.Id, Findings.Date(votingOn), term.EndsOn.Length > 0 ? Findings.Date(term.EndsOn) : null,
            Findings.Met(!IsBefore(votingOn, term.StartsOn) && (term.EndsOn.Length == 0 || !IsBefore(term.EndsOn, votingOn))), $"terms/{term.Id}");
        if (district is null)
            yield break;
        yield return Findings.Make("elections.calendar.district_of_office", null, district.Id, Findings.Text(officeId), Findings.Text(district.OfficeId),
            Findings.Met(string.Equals(officeId, district.OfficeId, StringComparison.Ordinal)), $"districts/{district.Id}");
        yield return Findings.Make("elections.calendar.district_exists", null, district.Id, Findings.Date(votingOn), Findings.Date(district.ValidFrom),
            Findings.Met(!IsBefore(votingOn, district.ValidFrom) && (district.ValidTo.Length == 0 || !IsBefore(district.ValidTo, votingOn))), $"districts/{district.Id}");
    }

    /// <summary>May the other election take the place of this one? It is another, for the same office, and takes place itself.</summary>
    public static IEnumerable<Finding> MayReplace(ElectionRow election, ElectionRow other)
    {
        var itself = string.Equals(election.Id, other.Id, StringComparison.Ordinal);
        yield return Findings.Make("elections.calendar.same_office", null, other.Id, Findings.Text(election.OfficeId), Findings.Text(other.OfficeId),
            Findings.Met(string.Equals(election.OfficeId, other.OfficeId, StringComparison.Ordinal)), $"elections/{other.Id}");
        yield return Findings.Make("elections.calendar.replacement_stands", null, other.Id, Findings.Text("SCHEDULED, CALLED, CERTIFIED"),
            Findings.Text(itself ? "ITSELF" : other.State),
            Findings.Met(!itself && other.State is ("SCHEDULED" or "CALLED" or "CERTIFIED")), $"elections/{other.Id}");
    }

    /// <summary>Whether a date is before another as far as both say: a year is not before a day in it.</summary>
    public static bool IsBefore(string date, string other)
    {
        var said = Math.Min(date.Length, other.Length);
        return string.CompareOrdinal(date[..said], other[..said]) < 0;
    }

    private static IEnumerable<Finding> Span(ElectionKind kind, DateOnly calledOn, DateOnly votingOn, CalendarLaw law)
    {
        uint? days = votingOn < calledOn ? null : (uint)(votingOn.DayNumber - calledOn.DayNumber);
        if (kind is ElectionKind.Early)
            yield return law.EarlyDays.Against(days);
        // A second vote follows from the first: its time is counted from that.
        if (law.NoticeDays is not null && kind is not ElectionKind.RepeatVoting)
            yield return law.NoticeDays.Against(days);
    }

    private static Finding VotingIsToCome(string day, string votingOn) => Findings.Make(
        "elections.calendar.voting_to_come", null, "", Findings.Date(day), Findings.Date(votingOn), Findings.Met(!IsBefore(votingOn, day)));
}
