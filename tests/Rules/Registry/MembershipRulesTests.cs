using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Registry;

/// <summary>Members on a date: what was declared, and what mergers moved.</summary>
public sealed class MembershipRulesTests
{
    private static readonly Declaration[] Declared =
    [
        new("one", "2020-01-01", new Dictionary<string, uint> { ["A"] = 10, ["B"] = 5 }),
        new("one", "2020-06-01", new Dictionary<string, uint> { ["A"] = 20 }),
        new("two", "2020-02-01", new Dictionary<string, uint> { ["A"] = 1, ["C"] = 2 }),
        new("new", "2021-06-01", new Dictionary<string, uint> { ["A"] = 19 }),
    ];

    private static readonly MergerFacts[] Mergers = [new("new", "2021-01-01", ["one", "two"])];

    [Theory]
    [InlineData("one", "2019-12-31", 0, MembershipBasis.Unspecified)]
    [InlineData("one", "2020-01-01", 15, MembershipBasis.Declared)]
    [InlineData("one", "2020-05-31", 15, MembershipBasis.Declared)]
    [InlineData("one", "2020-06-01", 20, MembershipBasis.Declared)]
    [InlineData("new", "2020-12-31", 0, MembershipBasis.Unspecified)]
    [InlineData("new", "2021-01-01", 23, MembershipBasis.Moved)]
    [InlineData("new", "2021-05-31", 23, MembershipBasis.Moved)]
    [InlineData("new", "2021-06-01", 19, MembershipBasis.Declared)]
    public void The_latest_word_counts_and_members_move_on_the_day(string party, string day, uint expected, MembershipBasis basis)
    {
        var members = MembershipRules.On(party, day, Declared, Mergers);

        Assert.Equal((expected, basis), (MembershipRules.Total(members.Members.Values), members.Basis));
    }

    [Fact]
    public void Regions_are_added_each_to_itself()
    {
        var members = MembershipRules.On("new", "2021-01-01", Declared, Mergers).Members;

        Assert.Equal((21u, 2u, 2), (members["A"], members["C"], members.Count));
    }

    [Fact]
    public void Who_takes_others_in_keeps_its_own_and_a_chain_of_mergers_is_followed()
    {
        MergerFacts[] chain = [new("two", "2020-07-01", ["one", "two"]), new("end", "2020-08-01", ["two", "silent"])];

        var members = MembershipRules.On("end", "2020-08-01", Declared, chain);

        Assert.Equal(23u, MembershipRules.Total(members.Members.Values));
        Assert.Equal(["silent"], members.Unknown);
        Assert.Equal(["one", "two"], members.Declarations.Select(declared => declared.PartyId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_declared_on_the_day_of_the_merger_is_the_new_party_s_own_word()
    {
        Declaration[] same = [.. Declared, new("new", "2021-01-01", new Dictionary<string, uint> { ["B"] = 7 })];

        Assert.Equal(7u, MembershipRules.Total(MembershipRules.On("new", "2021-01-01", same, Mergers).Members.Values));
    }

    [Theory]
    [InlineData(14, Outcome.Violated)]
    [InlineData(15, Outcome.Satisfied)]
    public void The_least_number_is_inclusive(uint members, Outcome expected)
    {
        var law = new RegistryLaw { Members = new() { Rule = "members", Minimum = 15 } };
        var known = new MembersOnDay(new Dictionary<string, uint> { ["A"] = members }, MembershipBasis.Declared, [], []);

        Assert.Equal(expected, Assert.Single(MembershipRules.Enough("one", known, law, new())).Outcome);
    }

    [Fact]
    public void Each_region_is_asked_for_itself_nothing_known_is_undetermined_and_a_silent_law_asks_nothing()
    {
        var country = new Jurisdiction { Regions = { new Region { Code = "A" }, new Region { Code = "B" } } };
        var law = new RegistryLaw { MembersPerRegion = new() { Rule = "each", Minimum = 1 } };
        var nothing = new MembersOnDay(new Dictionary<string, uint>(), MembershipBasis.Unspecified, [], ["one"]);

        Assert.Equal([Outcome.Satisfied, Outcome.Violated], MembershipRules.Enough("one", new(new Dictionary<string, uint> { ["A"] = 1 }, MembershipBasis.Declared, [], []), law, country).Select(finding => finding.Outcome));
        Assert.All(MembershipRules.Enough("one", nothing, law, country), finding => Assert.Equal(Outcome.Undetermined, finding.Outcome));
        Assert.Equal(Outcome.NotApplicable, Assert.Single(MembershipRules.Enough("one", nothing, null, country)).Outcome);
    }

    [Fact]
    public void More_members_than_can_be_counted_are_the_most_that_can() => Assert.Equal(uint.MaxValue, MembershipRules.Total([uint.MaxValue, 1]));
}
