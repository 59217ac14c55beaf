using Saylau.Common.V1;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Tests.Rules.Publications;

public sealed class PublicationRulesTests
{
    private static readonly DateOnly Result = new(2011, 4, 5);

    [Theory]
    [InlineData(true, 5, Outcome.Satisfied, "PUBLISHED")]
    [InlineData(true, 15, Outcome.Satisfied, "PUBLISHED")]
    [InlineData(true, 16, Outcome.Violated, "PUBLISHED_LATE")]
    [InlineData(false, 20, Outcome.Satisfied, "PUBLISHED")]
    public void What_is_published_is_so_in_time_or_late(bool required, int day, Outcome expected, string said)
    {
        var finding = Judge(required, Result, new(2011, 4, 20), new PublishedLevel(ResultLevel.Region, new(2011, 4, day)));
        Assert.Equal((expected, said), (finding.Outcome, finding.Actual.Text));
    }

    [Theory]
    [InlineData(true, 15, Outcome.Undetermined)]
    [InlineData(true, 16, Outcome.Violated)]
    [InlineData(false, 30, Outcome.Warning)]
    public void What_is_not_published_is_a_violation_when_its_time_has_run_out_or_a_warning(bool required, int today, Outcome expected)
    {
        var finding = Judge(required, Result, new(2011, 4, today), new PublishedLevel(ResultLevel.Nation, Result));
        Assert.Equal((expected, "NOT_PUBLISHED"), (finding.Outcome, finding.Actual.Text));
    }

    [Fact]
    public void Before_there_is_a_result_nothing_is_late() => Assert.Equal(Outcome.Undetermined, Judge(true, null, DateOnly.MaxValue).Outcome);

    [Fact]
    public void A_more_detailed_publication_shows_the_levels_above() =>
        Assert.Equal(Outcome.Satisfied, Judge(true, Result, Result, new PublishedLevel(ResultLevel.Station, Result)).Outcome);

    [Theory]
    [InlineData(0u, 0u, TransparencyLevel.Unspecified)]
    [InlineData(5u, 0u, TransparencyLevel.Reduced)]
    [InlineData(5u, 5u, TransparencyLevel.Full)]
    public void Transparency_is_what_the_public_sees_of_what_is_held(uint held, uint shown, TransparencyLevel expected) =>
        Assert.Equal(expected, PublicationRules.Transparency(held, shown));

    [Theory]
    [InlineData("central_commission@kz", true, true)]
    [InlineData("auditor@kz", true, true)]
    [InlineData("service@observers", true, true)]
    [InlineData("regional_commission@KZ-AKM", true, true)]
    [InlineData("precinct_commission@kz-1", false, true)]
    [InlineData("precinct_commission@kz-2", false, false)]
    [InlineData("regional_commission@KZ-ALA", false, false)]
    [InlineData("central_commission@arland", false, false)]
    [InlineData("press@kz", false, false)]
    public void Figures_are_shown_to_those_who_count_them(string grant, bool region, bool station)
    {
        var caller = new Caller("somebody", [RoleGrant.Parse(grant)!]);
        Assert.Equal(region, DisclosureRules.Region(caller, "kz", "KZ-AKM", ResultLevel.Nation));
        Assert.Equal(station, DisclosureRules.Station(caller, "kz", "KZ-AKM", "kz-1", ResultLevel.Nation));
    }

    [Theory]
    [InlineData(ResultLevel.Nation, false, false)]
    [InlineData(ResultLevel.Region, true, false)]
    [InlineData(ResultLevel.Station, true, true)]
    public void Everybody_sees_down_to_the_level_that_is_public(ResultLevel level, bool region, bool station)
    {
        Assert.Equal(region, DisclosureRules.Region(Caller.Public, "kz", "KZ-AKM", level));
        Assert.Equal(station, DisclosureRules.Station(Caller.Public, "kz", "KZ-AKM", "kz-1", level));
        Assert.Equal(level, DisclosureRules.Visible(ResultLevel.Nation, [level]));
    }

    [Theory]
    [InlineData(14, null, 0)]
    [InlineData(15, null, 0)]
    [InlineData(16, null, 1)]
    [InlineData(30, 15, 0)]
    [InlineData(30, 18, 3)]
    public void Days_late_are_counted_until_the_publication_or_the_day_asked_for(int today, int? published, int late)
    {
        PublishedLevel[] levels = published is { } day ? [new(ResultLevel.Station, new(2011, 4, day))] : [];
        var duty = Assert.Single(PublicationRules.Duties(levels, Result, new(2011, 4, today), Duty(required: true)));
        Assert.Equal(("2011-04-15", published is null ? "" : $"2011-04-{published}", late), (duty.DueOn, duty.PublishedOn, (int)duty.DaysLate));
        Assert.Equal((late > 0, 10u, published is null ? 0u : (uint)published - 5), (duty.HasDaysLate, duty.Finding.Required.Count, duty.Finding.Actual?.Count ?? 0));
        Assert.Equal(late > 0 ? Outcome.Violated : published is null ? Outcome.Undetermined : Outcome.Satisfied, duty.Finding.Outcome);
    }

    [Fact]
    public void What_the_law_does_not_order_is_never_late()
    {
        var duty = Assert.Single(PublicationRules.Duties([], Result, new(2012, 1, 1), Duty(required: false)));
        Assert.Equal(("", false), (duty.DueOn, duty.HasDaysLate));
        Assert.Null(duty.Finding);
        Assert.Equal("", Assert.Single(PublicationRules.Duties([], null, new(2012, 1, 1), Duty(required: true))).DueOn);
    }

    [Theory]
    [InlineData("2011-04-03", "20:00", "2011-04-03T19:59", true)]
    [InlineData("2011-04-03", "20:00", "2011-04-03T20:00", false)]
    [InlineData("2011-04-03", "", "2011-04-03T23:59", true)]
    [InlineData("2011-04-03", "", "2011-04-04T00:00", false)]
    [InlineData("2011-04", "20:00", "2011-04-30T23:00", true)]
    [InlineData("2011-04", "20:00", "2011-05-01T00:00", false)]
    [InlineData("2011", "20:00", "2011-12-31T23:00", true)]
    [InlineData("", "20:00", "2026-01-01T00:00", true)]
    public void Nothing_is_shown_before_the_polls_close(string votingOn, string closesAt, string now, bool holds) => Assert.Equal(holds,
        DisclosureRules.Holds(new() { Level = ResultLevel.Nation, Until = EmbargoUntil.PollsClose, PollsCloseAt = closesAt }, [ResultLevel.Station], votingOn, now));

    [Theory]
    [InlineData(ResultLevel.Nation, true)]
    [InlineData(ResultLevel.Region, false)]
    [InlineData(ResultLevel.Station, false)]
    public void A_level_is_shown_once_it_or_a_more_detailed_one_is_published(ResultLevel published, bool holds)
    {
        var rule = new EmbargoRule { Level = ResultLevel.Region, Until = EmbargoUntil.Published };
        Assert.Equal(holds, DisclosureRules.Holds(rule, [published], "2011-04-03", "2011-05-01T00:00"));
        Assert.True(DisclosureRules.Holds(rule, [], "2011-04-03", "2011-05-01T00:00"));
    }

    [Fact]
    public void An_embargo_hides_its_level_and_what_is_more_detailed()
    {
        Assert.Equal(ResultLevel.Nation, DisclosureRules.Under([new() { Level = ResultLevel.Region }], ResultLevel.Station));
        Assert.Equal(ResultLevel.Unspecified, DisclosureRules.Under([new() { Level = ResultLevel.Station }, new() { Level = ResultLevel.Nation }], ResultLevel.Station));
        Assert.Equal(ResultLevel.Region, DisclosureRules.Under([], ResultLevel.Region));
        Assert.False(DisclosureRules.Nation(Caller.Public, "kz", ResultLevel.Unspecified));
        Assert.True(DisclosureRules.Nation(Caller.Public, "kz", ResultLevel.Nation));
        Assert.True(DisclosureRules.Nation(new("a", [RoleGrant.Parse("auditor@kz")!]), "kz", ResultLevel.Unspecified));
    }

    private static PublicationLaw Duty(bool required) => new()
    {
        Duties = { new PublicationDuty { Rule = "region", Level = ResultLevel.Region, Required = required, WithinDays = 10 } },
    };

    private static Finding Judge(bool required, DateOnly? result, DateOnly today, params PublishedLevel[] published) => Assert.Single(
        PublicationRules.IsTransparent(published, result, today, new()
        {
            Duties = { new PublicationDuty { Rule = "region", Level = ResultLevel.Region, Required = required, WithinDays = 10 } },
        }));
}
