using Saylau.Common.V1;
using Saylau.Parliament.Contributions;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class ContributionRulesTests
{
    private static readonly TranscriptLaw Law = new()
    {
        PublishDays = new() { Rule = "publish", Maximum = 14 },
        ReviseDays = new() { Rule = "revise", Maximum = 10 },
        RedactionGrounds = new() { Rule = "grounds", Grounds = { RedactionGround.PersonalData } },
    };

    [Theory]
    [InlineData("abcd", "[…]cd", "ab")]
    [InlineData("abab", "[…]", "ab")]
    [InlineData("abcabd", "[…]c[…]d", "ab")]
    [InlineData("aaa", "[…]", "aa")]
    [InlineData("abcdef", "a[…]f", "bcd", "cde")]
    [InlineData("abcd", "abcd")]
    public void Passages_leave_a_gap(string text, string shown, params string[] passages) =>
        Assert.Equal(shown, ContributionRules.Shown(text, passages.Length == 0 ? [] : [passages]));

    [Fact]
    public void A_decision_without_passages_withholds_all() => Assert.Equal("", ContributionRules.Shown("abcd", [["ab"], []]));

    [Theory]
    [InlineData(RedactionGround.PersonalData, Outcome.Satisfied)]
    [InlineData(RedactionGround.StateSecrets, Outcome.Violated)]
    public void Passages_are_withheld_on_the_laws_grounds(RedactionGround ground, Outcome outcome) =>
        Assert.Equal((outcome, Outcome.Violated), (ContributionRules.GroundIsLawful(ground, Law).Outcome, ContributionRules.GroundIsLawful(ground, null).Outcome));

    [Theory]
    [InlineData("here", Outcome.Satisfied)]
    [InlineData("Here", Outcome.Violated)]
    [InlineData("", Outcome.Violated)]
    public void A_passage_occurs(string passage, Outcome outcome) => Assert.Equal(outcome, Assert.Single(ContributionRules.Occur("it is here", [passage])).Outcome);

    [Theory]
    [InlineData("2020-03-15", Outcome.Satisfied)]
    [InlineData("2020-03-16", Outcome.Warning)]
    public void Late_is_a_warning(string publicFrom, Outcome outcome)
    {
        Assert.Equal(outcome, Assert.Single(TranscriptRules.InTime(new(2020, 3, 1), DateOnly.Parse(publicFrom, null), Law)).Outcome);
        Assert.Empty(TranscriptRules.InTime(new(2020, 3, 1), DateOnly.Parse(publicFrom, null), null));
    }

    [Theory]
    [InlineData("2020-03-11", Outcome.Satisfied)]
    [InlineData("2020-03-12", Outcome.Violated)]
    public void What_is_public_is_revised_in_time(string day, Outcome outcome)
    {
        Assert.Equal(outcome, Assert.Single(TranscriptRules.MayRevise(new(2020, 3, 1), DateOnly.Parse(day, null), Law)).Outcome);
        Assert.Empty(TranscriptRules.MayRevise(null, DateOnly.Parse(day, null), Law));
    }

    [Theory]
    [InlineData("2020-03-01", Outcome.Violated)]
    [InlineData("2020-03-02", Outcome.Satisfied)]
    [InlineData("", Outcome.NotApplicable)]
    public void An_embargo_ends_later(string until, Outcome outcome) => Assert.Equal(
        outcome, TranscriptRules.EmbargoIsAhead(new(2020, 3, 1), until.Length == 0 ? null : DateOnly.Parse(until, null)).Outcome);

    [Theory]
    [InlineData(TranscriptState.Published, "", true)]
    [InlineData(TranscriptState.Published, "2020-03-01", true)]
    [InlineData(TranscriptState.Published, "2020-03-02", false)]
    [InlineData(TranscriptState.Approved, "", false)]
    public void It_is_public_when_the_embargo_ends(TranscriptState state, string until, bool isPublic) =>
        Assert.Equal(isPublic, TranscriptRules.IsPublic(state, until, "2020-03-01"));
}
