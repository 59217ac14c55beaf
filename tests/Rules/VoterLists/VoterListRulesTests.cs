using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;

namespace Saylau.Tests.Rules.VoterLists;

public sealed class VoterListRulesTests
{
    private static readonly VoterListLaw Law = new() { DisplayDays = new() { Rule = "elections.voter_lists.display_days", Minimum = 15 } };

    [Theory]
    [InlineData("2011-03-19", "2011-04-01", Outcome.Violated)]
    [InlineData("2011-03-19", "2011-04-02", Outcome.Satisfied)]
    [InlineData("2011-03-19", "", Outcome.Undetermined)]
    [InlineData("", "2011-04-02", Outcome.Undetermined)]
    [InlineData("0001-01-01", "9999-12-31", Outcome.Satisfied)]
    public void A_list_is_displayed_for_fifteen_days_the_first_and_the_last_included(string from, string until, Outcome outcome) =>
        Assert.Equal(outcome, VoterListRules.LongEnough(new() { DisplayedFrom = from, DisplayedUntil = until }, Law).Outcome);

    [Theory]
    [InlineData(VoterListStage.Displayed, "", true)]
    [InlineData(VoterListStage.Final, "2011-03-19", true)]
    [InlineData(VoterListStage.Final, "", false)]
    public void Only_a_version_that_was_displayed_or_should_have_been_is_judged(VoterListStage stage, string from, bool display) =>
        Assert.Equal(display, VoterListRules.IsDisplay(new() { Stage = stage, DisplayedFrom = from }));

    [Fact]
    public void Versions_follow_each_other_by_stage_and_then_by_day() => Assert.Equal(["b", "a", "d", "c"], VoterListRules.InOrder(
    [
        Version("c", VoterListStage.Final, "2011-04-01"), Version("d", VoterListStage.Displayed, "2011-05-01"),
        Version("a", VoterListStage.Preliminary, "2011-02"), Version("b", VoterListStage.Preliminary, "2011-01"),
    ]).Select(version => version.VersionId));

    [Fact]
    public void Absent_is_not_zero_and_too_many_are_never_few()
    {
        Assert.Null(VoterListRules.Duplicates([new() { Entries = 5 }]));
        Assert.Equal(0u, VoterListRules.Duplicates([new() { DuplicatesFound = 0 }, new()]));
        Assert.Null(VoterListRules.Corrections([new() { DuplicatesFound = 3 }]));
        Assert.Equal(10u, VoterListRules.Corrections([new() { Added = 1, Removed = 2 }, new() { Corrected = 7 }]));
        Assert.Equal(uint.MaxValue, VoterListRules.Corrections([new() { Added = uint.MaxValue, Removed = 1 }]));
    }

    private static VoterListVersion Version(string id, VoterListStage stage, string on) =>
        new() { VersionId = id, Stage = stage, Recording = new() { OccurredOn = on } };
}
