using Saylau.Common.V1;
using Saylau.Parliament.Groups;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class GroupRulesTests
{
    private const string Day = "2010-05-01";

    [Theory]
    [InlineData(6, Outcome.Violated)]
    [InlineData(7, Outcome.Satisfied)]
    public void Seven_make_a_faction(int founders, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.groups.faction_size", GroupRules.MayFound(Group(), [.. Enumerable.Range(0, founders).Select(number => Member($"p-{number}"))], Day, ParliamentLaws.Kz)));

    [Fact]
    public void A_committee_has_no_least_size() => Assert.Equal(Outcome.NotApplicable,
        ParliamentLaws.Of("parliament.groups.size", GroupRules.MayFound(Group(GroupKind.Committee), [Member("one")], Day, ParliamentLaws.Kz)));

    [Fact]
    public void Nobody_belongs_to_two_factions()
    {
        var member = Member("one", Membership("other", "FACTION"));

        Assert.Equal(Outcome.Violated, ParliamentLaws.Of("parliament.groups.one_faction", GroupRules.MayJoin(Group(), member, Day, ParliamentLaws.Kz)));
        Assert.Equal(Outcome.Satisfied, ParliamentLaws.Of("parliament.groups.one_faction", GroupRules.MayJoin(Group(), Member("one", Membership("other", "COMMITTEE")), Day, ParliamentLaws.Kz)));
        Assert.DoesNotContain(GroupRules.MayJoin(Group(GroupKind.Committee), member, Day, ParliamentLaws.Kz), finding => finding.Rule is "parliament.groups.one_faction");
    }

    [Theory]
    [InlineData("party", Outcome.Satisfied)]
    [InlineData("another", Outcome.Violated)]
    public void A_faction_is_of_one_party(string party, Outcome expected)
    {
        var law = ParliamentLaws.Kz;
        law.Groups.FactionOfParty = new() { Rule = "of_party", Required = true, Citation = law.Groups.OneFaction.Citation };

        Assert.Equal(expected, ParliamentLaws.Of("of_party", GroupRules.MayJoin(Group(), new(ParliamentLaws.Member("one", party: party) with { SwornOn = "2008-10-04" }, []), Day, law)));
    }

    [Theory]
    [InlineData("2010-01-31", Outcome.Violated)]
    [InlineData("2010-02-01", Outcome.Satisfied)]
    [InlineData("2010-12-30", Outcome.Satisfied)]
    [InlineData("2010-12-31", Outcome.Violated)]
    public void A_group_is_joined_while_it_is_there(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.groups.lasts", GroupRules.MayJoin(Group(), Member("one"), day, ParliamentLaws.Kz)));

    [Fact]
    public void Who_is_in_it_does_not_join_and_who_is_of_another_chamber_neither()
    {
        Assert.Equal(["parliament.groups.not_member"], ParliamentLaws.Unmet(GroupRules.MayJoin(Group(), Member("one", Membership("group", "FACTION")), Day, ParliamentLaws.Kz)));
        Assert.Equal(["parliament.groups.of_chamber"], ParliamentLaws.Unmet(GroupRules.MayJoin(Group() with { ChamberId = "kz-mazhilis" }, Member("one"), Day, ParliamentLaws.Kz)));
        Assert.Empty(ParliamentLaws.Unmet(GroupRules.MayJoin(Group() with { ChamberId = "" }, Member("one"), Day, ParliamentLaws.Kz)));
    }

    [Theory]
    [InlineData(8u, Outcome.Satisfied)]
    [InlineData(7u, Outcome.Warning)]
    public void A_faction_that_becomes_too_small_is_told(uint members, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.groups.faction_size", GroupRules.MayLeave(Group(), Membership("group", "FACTION"), members, "one", Day, ParliamentLaws.Kz.Groups)));

    [Theory]
    [InlineData("2010-03-01", Outcome.Violated)]
    [InlineData("2010-03-02", Outcome.Satisfied)]
    public void Who_leaves_was_in_it_the_day_before(string day, Outcome expected)
    {
        Assert.Equal(expected, ParliamentLaws.Of("parliament.groups.member", GroupRules.MayLeave(Group(), Membership("group", "FACTION"), 8, "one", day, null)));
        Assert.Equal(["parliament.groups.member"], ParliamentLaws.Unmet(GroupRules.MayLeave(Group(), null, 8, "one", day, null)));
    }

    [Theory]
    [InlineData("", "", "", "2014-10-04")]
    [InlineData("2011-05-01", "", "2010-12-31", "2010-12-31")]
    [InlineData("", "2010-06-01", "2010-12-31", "2010-06-01")]
    [InlineData("2010-05-02", "2010-06-01", "2010-12-31", "2010-05-02")]
    public void A_membership_ends_with_what_ends_first(string until, string endedOn, string dissolvedOn, string expected) =>
        Assert.Equal(expected, (Membership("group", "FACTION") with { MemberUntil = until, EndedOn = endedOn, DissolvedOn = dissolvedOn }).Until());

    internal static GroupFacts Group(GroupKind kind = GroupKind.Faction) => new("group", kind, "kz-senate", "party", "2010-02-01", "2010-12-31");

    internal static MembershipView Membership(string group, string kind) => new()
    {
        GroupId = group,
        MandateId = "m-one",
        MemberFrom = "2010-03-01",
        MemberUntil = "",
        Role = "MEMBER",
        EndReason = "",
        Findings = [],
        PersonId = "one",
        PersonName = "{}",
        PartyId = "",
        EndsOn = "2014-10-04",
        EndedOn = "",
        DissolvedOn = "",
        Kind = kind,
    };

    private static MemberFacts Member(string person, params MembershipView[] memberships) => new(ParliamentLaws.Member(person), memberships);
}
