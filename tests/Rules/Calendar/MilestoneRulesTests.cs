using CsCheck;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Calendar;

public sealed class MilestoneRulesTests
{
    private static readonly TimeZoneInfo Almaty = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    private static readonly CalendarLaw Law = new()
    {
        Milestones =
        {
            Rule(Milestone.StationCountDue, MilestoneAnchor.PollsClose, hoursAfter: 12),
            Rule(Milestone.NominationOpens, MilestoneAnchor.Call, after: 1),
            Rule(Milestone.NominationCloses, MilestoneAnchor.RegistrationClose, before: 10),
            Rule(Milestone.RegistrationCloses, MilestoneAnchor.VotingDay, before: 32),
            Rule(Milestone.PollsOpen, MilestoneAnchor.VotingDay, time: "07:00"),
            Rule(Milestone.PollsClose, MilestoneAnchor.VotingDay, time: "20:00"),
            Rule(Milestone.CertificationDue, MilestoneAnchor.VotingDay, after: 7),
            Rule(Milestone.PublicationDue, MilestoneAnchor.Certification, after: 3),
        },
    };

    [Fact]
    public void Days_are_counted_from_the_call_the_voting_and_from_each_other_and_come_in_order()
    {
        var milestones = MilestoneRules.Compute(Law, "2011-02-04", "2011-04-03", "2011-04-05", Almaty);

        Assert.Equal(
        [
            (Milestone.NominationOpens, "2011-02-05"), (Milestone.NominationCloses, "2011-02-20"), (Milestone.RegistrationCloses, "2011-03-02"),
            (Milestone.PollsOpen, "2011-04-03"), (Milestone.PollsClose, "2011-04-03"), (Milestone.StationCountDue, "2011-04-04"),
            (Milestone.PublicationDue, "2011-04-08"), (Milestone.CertificationDue, "2011-04-10"),
        ], milestones.Select(milestone => (milestone.Rule.Milestone, milestone.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        // Almaty was six hours before Greenwich in 2011.
        Assert.Equal(new DateTimeOffset(2011, 4, 4, 8, 0, 0, TimeSpan.FromHours(6)), Of(Milestone.StationCountDue, milestones).Time);
        Assert.Equal(new DateTimeOffset(2011, 4, 3, 1, 0, 0, TimeSpan.Zero), Of(Milestone.PollsOpen, milestones).Time);
    }

    [Theory]
    [InlineData("", "2011-04-03", "", Milestone.NominationOpens, false)]
    [InlineData("", "2011-04-03", "", Milestone.RegistrationCloses, true)]
    [InlineData("", "2011-04", "", Milestone.RegistrationCloses, false)]
    [InlineData("", "2011-04", "", Milestone.NominationCloses, false)]
    [InlineData("2011-02-04", "2011-04-03", "", Milestone.PublicationDue, false)]
    [InlineData("2011-02-04", "2011-04-03", "2011-04-05", Milestone.PublicationDue, true)]
    public void What_hangs_on_a_day_that_is_not_known_is_not_dated(string calledOn, string votingOn, string certifiedOn, Milestone milestone, bool dated) =>
        Assert.Equal(dated, MilestoneRules.Compute(Law, calledOn, votingOn, certifiedOn, Almaty).Any(found => found.Rule.Milestone == milestone));

    [Theory]
    [InlineData("2011-02-05", "2011-02-20", Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("2011-02-04", "2011-02-21", Outcome.Violated, Outcome.Violated)]
    public void Nominations_keep_within_their_window(string first, string last, Outcome opens, Outcome closes)
    {
        var facts = new MilestoneFacts { Nominations = (first, last) };
        Assert.Equal((opens, closes), (Judge(Milestone.NominationOpens, facts), Judge(Milestone.NominationCloses, facts)));
    }

    [Theory]
    [InlineData("2011-04-10", "2011-04-10", Outcome.Satisfied)]
    [InlineData("2011-04-11", "2011-04-11", Outcome.Violated)]
    [InlineData("", "2011-04-10", Outcome.Undetermined)]
    [InlineData("", "2011-04-11", Outcome.Violated)]
    public void What_is_due_on_a_day_is_late_when_the_day_is_over(string certifiedOn, string asOf, Outcome outcome) =>
        Assert.Equal(outcome, Judge(Milestone.CertificationDue, new() { CertifiedOn = certifiedOn }, asOf));

    [Theory]
    [InlineData("2011-04-04T02:00:00Z", Outcome.Satisfied)]
    [InlineData("2011-04-04T02:00:01Z", Outcome.Violated)]
    public void A_count_that_is_recorded_at_once_is_judged_by_the_time(string at, Outcome outcome)
    {
        var recorded = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(outcome, Judge(Milestone.StationCountDue, new() { EveryStationCounted = true, LastProtocolOn = "2011-04-04", LastProtocolAt = recorded }));
    }

    [Theory]
    [InlineData(true, "2011-04-04", Outcome.Satisfied)]
    [InlineData(true, "2011-04-05", Outcome.Violated)]
    [InlineData(false, "2011-04-04", Outcome.Violated)]
    public void A_count_that_is_entered_later_is_judged_by_its_day_once_every_station_has_counted(bool every, string last, Outcome outcome) =>
        Assert.Equal(outcome, Judge(Milestone.StationCountDue, new() { EveryStationCounted = every, LastProtocolOn = last }));

    [Fact]
    public void An_election_that_does_not_take_place_keeps_no_deadline_and_assemblies_have_no_stations()
    {
        Assert.Equal(Outcome.NotApplicable, Judge(Milestone.CertificationDue, new() { TakesPlace = false }));
        Assert.Equal(Outcome.NotApplicable, Judge(Milestone.StationCountDue, new() { IsDirect = false }));
        Assert.Equal(Outcome.Satisfied, Judge(Milestone.RegistrationCloses, new() { IsDirect = false, LastRegistration = "2011-03-02" }));
    }

    [Fact]
    public void Milestones_never_go_back_in_time() => Gen.Select(Gen.UInt[0, 1000], Gen.UInt[0, 1000], Gen.Int[1, 3_000_000], Gen.Int[1, 3].Select(number => (MilestoneAnchor)number))
        .Array[0, 8].Sample(drawn =>
        {
            var law = Law.Clone();
            foreach (var (before, after, _, anchor) in drawn)
                law.Milestones.Add(Rule(Milestone.CampaignOpens, anchor, before, after));
            var day = DateOnly.FromDayNumber(drawn.Length > 0 ? drawn[0].Item3 : 734_000).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var milestones = MilestoneRules.Compute(law, day, day, day, Almaty);
            return milestones.Count == law.Milestones.Count && milestones.Zip(milestones.Skip(1)).All(pair => pair.First.Day <= pair.Second.Day);
        });

    private static Outcome Judge(Milestone milestone, MilestoneFacts facts, string asOf = "2011-05-01") => MilestoneRules.Judge(
        "an-election", Of(milestone, MilestoneRules.Compute(Law, "2011-02-04", "2011-04-03", "2011-04-05", Almaty)), facts,
        DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)).Outcome;

    private static DatedMilestone Of(Milestone milestone, IEnumerable<DatedMilestone> milestones) => milestones.Single(found => found.Rule.Milestone == milestone);

    private static MilestoneRule Rule(Milestone milestone, MilestoneAnchor anchor, uint before = 0, uint after = 0, uint hoursAfter = 0, string time = "") => new()
    {
        Rule = $"rule-of-{milestone}",
        Milestone = milestone,
        Anchor = anchor,
        DaysBefore = before,
        DaysAfter = after,
        HoursAfter = hoursAfter,
        TimeOfDay = time,
        Citation = new() { Text = "a law" },
    };
}
