using Saylau.Common.V1;
using Saylau.Elections.Assemblies;

namespace Saylau.Tests.Rules.Assemblies;

public sealed class ElectorateRulesTests
{
    [Fact]
    public void Who_sits_in_two_assemblies_has_one_vote_of_the_greater_weight()
    {
        var electorate = ElectorateRules.Of([Member("two", "b", 1), Member("one", "a", 1), Member("one", "b", 3)]);
        Assert.Equal([("a", "one", 1u), ("b", "one,two", 3u)],
            electorate.Electors.Select(elector => (elector.PersonId, string.Join(',', elector.AssemblyIds), elector.Weight)));
        Assert.Equal((true, true, 4u, 4u), (electorate.IsRecorded, electorate.IsWeighted, electorate.Weight, electorate.Listed));
        var finding = Assert.Single(ElectorateRules.Explain(electorate, 3).Skip(1));
        Assert.Equal(("elections.electorate.one_elector", "b", Outcome.Warning), (finding.Rule, finding.Subject, finding.Outcome));
    }

    [Theory]
    [InlineData(1u, false, 2u)]
    [InlineData(2u, true, 4u)]
    public void Votes_that_all_weigh_more_than_one_are_weighted(uint weight, bool weighted, uint listed)
    {
        var electorate = ElectorateRules.Of([Member("one", "a", weight), Member("one", "b", weight)]);
        Assert.Equal((weighted, listed), (electorate.IsWeighted, electorate.Listed));
    }

    [Theory]
    [InlineData(2u, Outcome.Satisfied)]
    [InlineData(3u, Outcome.Warning)]
    [InlineData(null, Outcome.NotApplicable)]
    public void Missing_deputies_are_a_warning(uint? deputies, Outcome expected) =>
        Assert.Equal(expected, ElectorateRules.Explain(ElectorateRules.Of([Member("one", "a", 1), Member("one", "b", 1)]), deputies).First().Outcome);

    [Theory]
    [InlineData(2u, Outcome.Satisfied)]
    [InlineData(1u, Outcome.Warning)]
    [InlineData(3u, Outcome.Warning)]
    public void Other_electors_than_recorded_are_a_warning(uint listed, Outcome expected) =>
        Assert.Equal(expected, ElectorateRules.IsListed(listed, ElectorateRules.Of([Member("one", "a", 1), Member("one", "b", 1)])).Outcome);

    [Fact]
    public void Nothing_is_said_of_electors_where_no_deputy_is_recorded() =>
        Assert.Equal(Outcome.NotApplicable, ElectorateRules.IsListed(37, ElectorateRules.Of([])).Outcome);

    [Theory]
    [InlineData("2010-01-01", "2010-01-01", true)]
    [InlineData("2010-01-01", "", true)]
    [InlineData("2010-01-02", "2010-01-01", false)]
    public void A_membership_ends_no_earlier_than_it_begins(string from, string until, bool expected) =>
        Assert.Equal(expected, ElectorateRules.IsInOrder(from, until));

    [Theory]
    [InlineData("2010-02-01", "", "2010-01-01", "2010-01-31", false)]
    [InlineData("2010-01-31", "", "2010-01-01", "2010-01-31", true)]
    [InlineData("2010-02-01", "", "2010-01-01", "", true)]
    [InlineData("2009-01-01", "2009-12-31", "2010-01-01", "", false)]
    [InlineData("2009-01-01", "2010-01-01", "2010-01-01", "", true)]
    public void Memberships_overlap_where_they_have_a_day_in_common(string from, string until, string otherFrom, string otherUntil, bool expected) =>
        Assert.Equal(expected, ElectorateRules.Overlap(from, until, otherFrom, otherUntil));

    private static MembershipFacts Member(string assembly, string person, uint weight) => new(assembly, person, "2008-01-01", "", weight, person);
}
