using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Calendar;

public sealed class CalendarRulesTests
{
    // The whole table as it must be: what is not here cannot happen.
    private static readonly string[] Possible =
    [
        "Unspecified Schedule Scheduled", "Unspecified Call Called",
        "Scheduled Call Called", "Scheduled Reschedule Scheduled", "Scheduled Supersede Superseded", "Scheduled Cancel Cancelled",
        "Called Reschedule Called", "Called Supersede Superseded", "Called Cancel Cancelled", "Called Certify Certified",
        "Called Annul Annulled", "Certified Annul Annulled",
    ];

    [Fact]
    public void Every_act_in_every_state_is_possible_exactly_where_the_table_says()
    {
        foreach (var from in Enum.GetValues<ElectionState>())
        {
            foreach (var act in Enum.GetValues<ElectionAct>().Where(act => act is not ElectionAct.Unspecified))
            {
                var line = Array.Find(Possible, line => line.StartsWith($"{from} {act} ", StringComparison.Ordinal));
                var finding = CalendarRules.MayHappen("an-election", from, act);

                Assert.Equal(line is null ? Outcome.Violated : Outcome.Satisfied, finding.Outcome);
                Assert.Equal(line, CalendarRules.Lifecycle.After(from, act) is { } to ? $"{from} {act} {to}" : null);
            }
        }
    }

    [Theory]
    [InlineData(ElectionState.Scheduled, ElectionAct.Schedule)]
    [InlineData(ElectionState.Called, ElectionAct.Call)]
    [InlineData(ElectionState.Certified, ElectionAct.Certify)]
    [InlineData(ElectionState.Superseded, ElectionAct.Supersede)]
    [InlineData(ElectionState.Cancelled, ElectionAct.Cancel)]
    public void A_state_is_reached_by_one_act(ElectionState state, ElectionAct act) => Assert.Equal(act, CalendarRules.ActLeadingTo(state));

    [Fact]
    public void The_finding_says_from_where_the_act_is_possible_and_where_the_election_stands()
    {
        var finding = CalendarRules.MayHappen("an-election", ElectionState.Certified, ElectionAct.Cancel);

        Assert.Equal(("SCHEDULED, CALLED", "CERTIFIED", "CANCEL"), (finding.Required.Text, finding.Actual.Text, finding.Subject));
        Assert.Equal("NONE, SCHEDULED", CalendarRules.MayHappen("an-election", ElectionState.Called, ElectionAct.Call).Required.Text);
    }

    [Theory]
    [InlineData(ElectionKind.Early, true, Outcome.Satisfied)]
    [InlineData(ElectionKind.Early, false, Outcome.Violated)]
    [InlineData(ElectionKind.Regular, false, Outcome.NotApplicable)]
    [InlineData(ElectionKind.Indirect, false, Outcome.NotApplicable)]
    [InlineData(ElectionKind.Referendum, false, Outcome.NotApplicable)]
    public void Only_an_early_election_needs_a_law_that_allows_it(ElectionKind kind, bool allowed, Outcome outcome) =>
        Assert.Equal(outcome, Of("elections.calendar.early_election", Call(kind, "2011-04-03", Law(allowed))).Outcome);

    [Theory]
    [InlineData("2011-02-03", "elections.calendar.voting_to_come", "elections.calendar.early_days", "elections.calendar.notice_days")]
    [InlineData("2011-02-04", "elections.calendar.notice_days")]
    [InlineData("2011-03-05", "elections.calendar.notice_days")]
    [InlineData("2011-03-06")]
    [InlineData("2011-04-07")]
    [InlineData("2011-04-08", "elections.calendar.early_days")]
    public void An_early_election_is_neither_too_soon_nor_too_late(string votingOn, params string[] unmet) =>
        Assert.Equal(unmet, Unmet(Call(ElectionKind.Early, votingOn, Law(notice: 30))));

    [Theory]
    [InlineData("2011-03-05", "elections.calendar.notice_days")]
    [InlineData("2019-01-01")]
    public void A_regular_election_may_be_as_late_as_its_term_ends(string votingOn, params string[] unmet) =>
        Assert.Equal(unmet, Unmet(Call(ElectionKind.Regular, votingOn, Law(allowed: false, notice: 30))));

    [Fact]
    public void A_law_without_notice_has_no_finding_of_it() =>
        Assert.DoesNotContain(Call(ElectionKind.Regular, "2011-02-04", Law()), finding => finding.Rule is "elections.calendar.notice_days");

    [Theory]
    [InlineData("", "2011-01", "2011-01-31")]
    [InlineData("", "2010", "2011-01-31", "elections.calendar.voting_to_come")]
    [InlineData("2011-02-04", "2011-04-07", "2011-03-01")]
    [InlineData("2011-02-04", "2011-04-08", "2011-03-01", "elections.calendar.early_days")]
    [InlineData("2011-02-04", "2011-02-28", "2011-03-01", "elections.calendar.voting_to_come")]
    public void A_moved_election_keeps_the_time_from_its_call(string calledOn, string votingOn, string day, params string[] unmet) =>
        Assert.Equal(unmet, Unmet(CalendarRules.MayReschedule(ElectionKind.Early, calledOn, votingOn, day, Law().Calendar)));

    [Theory]
    [InlineData("other", "an-office", ElectionState.Scheduled)]
    [InlineData("other", "an-office", ElectionState.Certified)]
    [InlineData("other", "an-office", ElectionState.Cancelled, "elections.calendar.replacement_stands")]
    [InlineData("other", "an-office", ElectionState.Superseded, "elections.calendar.replacement_stands")]
    [InlineData("one", "an-office", ElectionState.Scheduled, "elections.calendar.replacement_stands")]
    [InlineData("other", "a-seat", ElectionState.Called, "elections.calendar.same_office")]
    public void Another_that_stands_for_the_same_office_takes_its_place(string other, string office, ElectionState state, params string[] unmet) =>
        Assert.Equal(unmet, Unmet(CalendarRules.MayReplace(Row("one", "an-office", ElectionState.Scheduled), Row(other, office, state))));

    [Theory]
    [InlineData("2011-01-30", "2011-01-31", true)]
    [InlineData("2011-01-31", "2011-01-31", false)]
    [InlineData("2011", "2011-01-31", false)]
    [InlineData("2010-12", "2011", true)]
    [InlineData("", "2011", false)]
    public void Dates_are_compared_as_far_as_they_say(string date, string other, bool before)
    {
        Assert.Equal(before, CalendarRules.IsBefore(date, other));
        Assert.Equal(before ? Outcome.Violated : Outcome.Satisfied, CalendarRules.IsInOrder("an-election", other, date).Outcome);
    }

    private static Finding[] Call(ElectionKind kind, string votingOn, ElectionsLaw law) =>
        [.. CalendarRules.MayCall(kind, new(2011, 2, 4), DateOnly.Parse(votingOn, null), law.Calendar)];

    private static Finding Of(string rule, IEnumerable<Finding> findings) => Assert.Single(findings, finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal));

    private static IEnumerable<string> Unmet(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule);

    private static ElectionsLaw Law(bool allowed = true, uint notice = 0) => new()
    {
        Calendar = new()
        {
            EarlyElection = new() { Rule = "elections.calendar.early_election", Allowed = allowed },
            EarlyDays = new() { Rule = "elections.calendar.early_days", Maximum = 62 },
            NoticeDays = notice > 0 ? new() { Rule = "elections.calendar.notice_days", Minimum = notice } : null,
        },
    };

    private static ElectionRow Row(string id, string office, ElectionState state) => new()
    {
        Id = id,
        Jurisdiction = "kz",
        OfficeId = office,
        Kind = "REGULAR",
        Name = "{}",
        VotingOn = "2012-12",
        CalledOn = "",
        State = state.ToString().ToUpperInvariant(),
        SupersededById = "",
        Findings = [],
        Version = 1,
    };

    [Theory]
    [InlineData("2011-04-02", Outcome.Violated)]
    [InlineData("2011-04-03", Outcome.Satisfied)]
    public void What_was_not_held_is_not_annulled(string day, Outcome outcome) =>
        Assert.Equal(outcome, CalendarRules.WasHeld("an-election", "2011-04-03", day).Outcome);

    [Theory]
    [InlineData("an-office", "2010", "2012-12")]
    [InlineData("an-office", "2010", "2011-04-03")]
    [InlineData("an-office", "2010", "")]
    [InlineData("an-office", "2010", "2011-04-02", "elections.calendar.term_runs")]
    [InlineData("an-office", "2011-04-04", "", "elections.calendar.term_runs")]
    [InlineData("another-office", "2010", "2012-12", "elections.calendar.term_of_office")]
    public void A_by_election_is_within_a_term_of_its_office(string office, string from, string to, params string[] violated)
    {
        var term = new TermRow { Id = "a-term", OfficeId = office, Jurisdiction = "kz", HolderId = "a", HolderName = "{}", StartsOn = from, EndsOn = to };
        Assert.Equal(violated, CalendarRules.MayFill("an-office", "2011-04-03", term, null).Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("an-office", "2011-04-03", "2011-04-03")]
    [InlineData("an-office", "2011-04-04", "", "elections.calendar.district_exists")]
    [InlineData("an-office", "2011-01-01", "2011-04-02", "elections.calendar.district_exists")]
    [InlineData("another-office", "2011-01-01", "", "elections.calendar.district_of_office")]
    public void A_by_election_is_in_a_district_that_exists(string office, string from, string to, params string[] violated)
    {
        var term = new TermRow { Id = "a-term", OfficeId = "an-office", Jurisdiction = "kz", HolderId = "a", HolderName = "{}", StartsOn = "2010", EndsOn = "" };
        var district = new DistrictRow { Id = "a-district", Jurisdiction = "kz", OfficeId = office, Number = 1, Name = "{}", Seats = 1, ValidFrom = from, ValidTo = to, Precincts = 1, Version = 1 };
        Assert.Equal(violated, CalendarRules.MayFill("an-office", "2011-04-03", term, district).Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule));
    }
}
