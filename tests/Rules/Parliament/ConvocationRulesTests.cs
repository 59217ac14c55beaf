using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class ConvocationRulesTests
{
    private static readonly ConvocationRule Rule = new() { Rule = "years", Years = 5, Dissolvable = true, Citation = new() { Text = "a test" } };

    [Theory]
    [InlineData("2012-01-14", Outcome.Violated)]
    [InlineData("2012-01-15", Outcome.Satisfied)]
    public void A_chamber_has_one_convocation_at_a_time(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.convocations.one_at_a_time", ConvocationRules.MayConvene(5, day, "", [Row()], Rule)));

    [Theory]
    [InlineData(5u, Outcome.Satisfied)]
    [InlineData(6u, Outcome.Violated)]
    [InlineData(4u, Outcome.Violated)]
    public void Its_number_follows(uint number, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.convocations.number_follows", ConvocationRules.MayConvene(number, "2012-01-15", "", [Row()], Rule)));

    [Fact]
    public void The_first_on_record_has_any_number() => Assert.Empty(ParliamentLaws.Unmet(ConvocationRules.MayConvene(4, "2007-09-02", "2012-09-02", [], Rule)));

    [Theory]
    [InlineData("2017-01-15", Outcome.Satisfied)]
    [InlineData("2017-01-16", Outcome.Violated)]
    [InlineData("", Outcome.NotApplicable)]
    public void It_lasts_five_years_at_most(string endsOn, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("years", ConvocationRules.MayConvene(5, "2012-01-15", endsOn, [Row()], Rule)));

    [Theory]
    [InlineData("2012-01-14", Outcome.Violated)]
    [InlineData("2012-01-15", Outcome.Satisfied)]
    public void Its_term_ends_when_it_is_over(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.convocations.term_over", ConvocationRules.MayEnd(Row(), ConvocationEnd.Term, day, "", Rule)));

    [Theory]
    [InlineData(ConvocationEnd.Dissolution, "Decree", new string[0])]
    [InlineData(ConvocationEnd.Dissolution, "", new[] { "parliament.convocations.act" })]
    [InlineData(ConvocationEnd.SelfDissolution, "Resolution", new[] { "parliament.convocations.dissolvable" })]
    public void It_is_dissolved_as_the_law_says(ConvocationEnd end, string act, string[] unmet) =>
        Assert.Equal(unmet, ParliamentLaws.Unmet(ConvocationRules.MayEnd(Row(), end, "2011-11-16", act, Rule)));

    [Fact]
    public void It_ends_once_and_after_it_began()
    {
        Assert.Equal(["parliament.convocations.lasts"], ParliamentLaws.Unmet(ConvocationRules.MayEnd(Row() with { EndedOn = "2011-01-01" }, ConvocationEnd.Dissolution, "2011-11-16", "Decree", Rule)));
        Assert.Equal(["parliament.convocations.lasts"], ParliamentLaws.Unmet(ConvocationRules.MayEnd(Row(), ConvocationEnd.Dissolution, "2007-09-02", "Decree", Rule)));
    }

    [Fact]
    public void A_silent_law_lets_it_be_dissolved() => Assert.Equal(Outcome.NotApplicable,
        ParliamentLaws.Of("parliament.convocations.dissolvable", ConvocationRules.MayEnd(Row(), ConvocationEnd.Dissolution, "2011-11-16", "Decree", null)));

    private static ConvocationRow Row() => new()
    {
        Id = "fourth",
        ChamberId = "kz-mazhilis",
        Number = 4,
        StartsOn = "2007-09-02",
        EndsOn = "2012-01-15",
        EndedOn = "",
        EndKind = "UNSPECIFIED",
        Act = "",
        Findings = [],
        Version = 1,
    };
}
