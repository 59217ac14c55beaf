using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Registry;

/// <summary>Mergers, splits and dissolutions: who may, who ends, who goes on.</summary>
public sealed class ReorganisationRulesTests
{
    private static readonly RegistryLaw Law = new() { FreeToReorganise = new() { Rule = "free", Required = true, Citation = new() { Text = "invented" } } };

    [Fact]
    public void Who_merges_into_another_ends_and_who_takes_it_in_goes_on()
    {
        var plan = new ReorganisationPlan(ReorganisationKind.Merger, [Going("one"), Going("two")], [Going("two")]);

        Assert.Equal([true, false], plan.Before.Select(party => ReorganisationRules.Ends(plan, party)));
        Assert.Equal(["MERGE", "CONTINUE"], ReorganisationRules.MayReorganise(plan, null).Select(finding => finding.Subject));
    }

    [Fact]
    public void What_they_become_must_go_on_too()
    {
        var plan = new ReorganisationPlan(ReorganisationKind.Merger, [Going("one"), Going("two")], [new("gone", PartyStanding.Liquidated)]);

        Assert.Equal([Outcome.Satisfied, Outcome.Satisfied, Outcome.Violated], ReorganisationRules.MayReorganise(plan, null).Select(finding => finding.Outcome));
    }

    [Theory]
    [InlineData(ReorganisationKind.Split, true)]
    [InlineData(ReorganisationKind.Separation, false)]
    [InlineData(ReorganisationKind.Dissolution, true)]
    public void Only_of_a_separation_the_party_goes_on(ReorganisationKind kind, bool ends)
    {
        var plan = new ReorganisationPlan(kind, [Going("one")], [Going("two"), Going("three")]);

        Assert.Equal(ends, ReorganisationRules.Ends(plan, plan.Before[0]));
    }

    [Theory]
    [InlineData(PartyStanding.Unregistered, Outcome.Satisfied)]
    [InlineData(PartyStanding.Registered, Outcome.Satisfied)]
    [InlineData(PartyStanding.Suspended, Outcome.Satisfied)]
    [InlineData(PartyStanding.Liquidated, Outcome.Violated)]
    [InlineData(PartyStanding.Dissolved, Outcome.Violated)]
    [InlineData(PartyStanding.Merged, Outcome.Violated)]
    [InlineData(PartyStanding.Split, Outcome.Violated)]
    public void What_is_no_more_changes_no_more(PartyStanding standing, Outcome expected) => Assert.All(
        new[] { PartyAct.Rename, PartyAct.Describe, PartyAct.DeclareMembers, PartyAct.Merge, PartyAct.Split, PartyAct.Dissolve, PartyAct.Continue },
        act => Assert.Equal(expected, Assert.Single(ReorganisationRules.MayHappen(new("one", standing), act, null)).Outcome));

    [Theory]
    [InlineData(PartyStanding.Registered, PartyAct.Dissolve, Outcome.Satisfied)]
    [InlineData(PartyStanding.Suspended, PartyAct.Dissolve, Outcome.Violated)]
    [InlineData(PartyStanding.Suspended, PartyAct.Continue, Outcome.Violated)]
    public void A_suspended_party_is_not_reorganised_where_the_law_says_so(PartyStanding standing, PartyAct act, Outcome expected)
    {
        var findings = ReorganisationRules.MayHappen(new("one", standing), act, Law).ToArray();

        Assert.Equal(("free", expected), (findings[1].Rule, findings[1].Outcome));
        Assert.Single(ReorganisationRules.MayHappen(new("one", standing), PartyAct.Rename, Law));
    }

    [Theory]
    [InlineData(ReorganisationKind.Merger, "one", "two", "party_ids")]
    [InlineData(ReorganisationKind.Merger, "one one", "two", "party_ids")]
    [InlineData(ReorganisationKind.Merger, "one two", "two three", "successor_ids")]
    [InlineData(ReorganisationKind.Merger, "one two", "two", null)]
    [InlineData(ReorganisationKind.Split, "one", "two", "successor_ids")]
    [InlineData(ReorganisationKind.Split, "one", "two three", null)]
    [InlineData(ReorganisationKind.Split, "one", "one two", "successor_ids")]
    [InlineData(ReorganisationKind.Split, "one two", "three four", "party_ids")]
    [InlineData(ReorganisationKind.Separation, "one", "", "successor_ids")]
    [InlineData(ReorganisationKind.Separation, "one", "two", null)]
    [InlineData(ReorganisationKind.Dissolution, "one", "", null)]
    [InlineData(ReorganisationKind.Dissolution, "one", "two two", "successor_ids")]
    public void A_plan_has_the_shape_of_its_kind(ReorganisationKind kind, string before, string after, string? field) =>
        Assert.Equal(field, ReorganisationRules.Misshapen(kind, before.Split(' '), after.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.Field);

    private static PartyState Going(string id) => new(id, PartyStanding.Registered);
}
