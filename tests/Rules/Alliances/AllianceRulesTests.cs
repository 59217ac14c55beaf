using Saylau.Common.V1;
using Saylau.Parties.Alliances;
using Saylau.Parties.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Alliances;

public sealed class AllianceRulesTests
{
    [Theory]
    [InlineData(PartyStanding.Registered, true, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(PartyStanding.Suspended, false, Outcome.Satisfied, Outcome.Violated)]
    [InlineData(PartyStanding.Unregistered, true, Outcome.Violated, Outcome.Satisfied)]
    [InlineData(PartyStanding.Liquidated, false, Outcome.Violated, Outcome.Violated)]
    public void A_member_is_registered_and_free(PartyStanding standing, bool mayAlly, Outcome registered, Outcome free)
    {
        var findings = AllianceRules.MayAlly([new("kz-one", standing, mayAlly)], Laws.Parties.Alliances).ToArray();

        Assert.Equal([registered, free], findings.Select(finding => finding.Outcome));
        Assert.All(findings, finding => Assert.Equal("kz-one", finding.Subject));
    }

    [Fact]
    public void Each_member_has_findings_of_its_own()
    {
        var findings = AllianceRules.MayAlly(
            [new("kz-one", PartyStanding.Registered, true), new("kz-two", PartyStanding.Unregistered, true)], Laws.Parties.Alliances);

        var violated = Assert.Single(findings, finding => finding.Outcome is Outcome.Violated);
        Assert.Equal(("kz-two", "UNREGISTERED"), (violated.Subject, violated.Actual.Text));
        Assert.Equal(["parties/kz-two/standing"], violated.Evidence);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_law_does_not_ask_is_not_applicable_whatever_the_facts(bool holds)
    {
        var law = Laws.Parties.Alliances;
        (law.MembersRegistered.Required, law.MembersFree.Required) = (false, false);

        var findings = AllianceRules.MayAlly([new("kz-one", holds ? PartyStanding.Registered : PartyStanding.Unregistered, holds)], law);

        Assert.All(findings, finding => Assert.Equal(Outcome.NotApplicable, finding.Outcome));
    }

    [Fact]
    public void Each_flag_stands_for_itself()
    {
        var law = Laws.Parties.Alliances;
        law.MembersRegistered.Required = false;

        var findings = AllianceRules.MayAlly([new("kz-one", PartyStanding.Unregistered, false)], law);

        Assert.Equal([Outcome.NotApplicable, Outcome.Violated], findings.Select(finding => finding.Outcome));
    }
}
