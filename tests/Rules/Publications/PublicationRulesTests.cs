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

    private static Finding Judge(bool required, DateOnly? result, DateOnly today, params PublishedLevel[] published) => Assert.Single(
        PublicationRules.IsTransparent(published, result, today, new()
        {
            Duties = { new PublicationDuty { Rule = "region", Level = ResultLevel.Region, Required = required, WithinDays = 10 } },
        }));
}
