using Saylau.Common.V1;
using Saylau.Parliament.Groups;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class OfficeRulesTests
{
    private const string Day = "2010-05-01";

    [Theory]
    [InlineData(ParliamentaryOffice.Speaker, null, Outcome.Satisfied)]
    [InlineData(ParliamentaryOffice.Speaker, GroupKind.Committee, Outcome.Violated)]
    [InlineData(ParliamentaryOffice.CommitteeChair, GroupKind.Committee, Outcome.Satisfied)]
    [InlineData(ParliamentaryOffice.CommitteeChair, GroupKind.Commission, Outcome.Satisfied)]
    [InlineData(ParliamentaryOffice.CommitteeChair, GroupKind.Faction, Outcome.Violated)]
    [InlineData(ParliamentaryOffice.CommitteeChair, null, Outcome.Violated)]
    [InlineData(ParliamentaryOffice.FactionLeader, GroupKind.Faction, Outcome.Satisfied)]
    [InlineData(ParliamentaryOffice.DelegationHead, GroupKind.Delegation, Outcome.Satisfied)]
    public void An_office_has_its_place(ParliamentaryOffice office, GroupKind? kind, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.offices.place", Hold(office, kind)));

    [Fact]
    public void Who_leads_a_group_belongs_to_it()
    {
        Assert.Empty(ParliamentLaws.Unmet(Hold(ParliamentaryOffice.FactionLeader, GroupKind.Faction)));
        Assert.Equal(["parliament.offices.member_of_group"], ParliamentLaws.Unmet(Hold(ParliamentaryOffice.FactionLeader, GroupKind.Faction, isInGroup: false)));
    }

    [Fact]
    public void A_chamber_has_one_speaker()
    {
        Assert.Equal(["speaker"], ParliamentLaws.Unmet(Hold(ParliamentaryOffice.Speaker, null, offices: [Office("SPEAKER", "other")])));
        Assert.Empty(ParliamentLaws.Unmet(Hold(ParliamentaryOffice.Speaker, null, offices: [Office("SPEAKER", "other") with { ChamberId = "kz-mazhilis" }])));
        Assert.Empty(ParliamentLaws.Unmet(Hold(ParliamentaryOffice.DeputySpeaker, null, offices: [Office("DEPUTY_SPEAKER", "other")])));
    }

    [Theory]
    [InlineData("FACTION_LEADER", "one", Outcome.Violated)]
    [InlineData("FACTION_LEADER", "other", Outcome.Satisfied)]
    [InlineData("COMMITTEE_SECRETARY", "one", Outcome.Satisfied)]
    public void The_speaker_leads_no_faction(string office, string holder, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.offices.incompatible", Hold(ParliamentaryOffice.Speaker, null, offices: [Office(office, holder)])));

    [Theory]
    [InlineData(23u, Outcome.Violated)]
    [InlineData(24u, Outcome.Satisfied)]
    public void More_than_half_of_all_elect_the_speaker(uint votes, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("majority", Hold(ParliamentaryOffice.Speaker, null, votes: votes)));

    [Fact]
    public void Where_no_vote_is_recorded_none_is_judged() =>
        Assert.DoesNotContain(Hold(ParliamentaryOffice.Speaker, null), finding => finding.Rule is "majority");

    [Theory]
    [InlineData("2010-04-01", Outcome.Violated)]
    [InlineData("2010-04-02", Outcome.Satisfied)]
    [InlineData("2014-10-04", Outcome.Violated)]
    public void An_office_ends_while_it_is_held(string day, Outcome expected) => Assert.Equal(expected, OfficeRules.MayEnd(Office("SPEAKER", "one"), day).Outcome);

    private static Finding[] Hold(ParliamentaryOffice office, GroupKind? kind, bool isInGroup = true, uint? votes = null, params OfficeView[] offices)
    {
        var law = ParliamentLaws.Kz;
        var citation = new Citation { Text = "a test" };
        law.Groups.Offices.Add(new OfficeRule
        {
            Rule = "speaker",
            Office = ParliamentaryOffice.Speaker,
            MaxHolders = 1,
            IncompatibleWith = { ParliamentaryOffice.FactionLeader },
            Majority = new() { Rule = "majority", Share = new() { Numerator = 1, Denominator = 2 }, Exclusive = true, Citation = citation },
            Citation = citation,
        });
        var group = kind is { } known ? GroupRulesTests.Group(known) : null;
        return [.. OfficeRules.MayHold(new(office, "kz-senate", group, ParliamentLaws.Member("one"), Day, votes), new(offices, isInGroup, 47), law)];
    }

    private static OfficeView Office(string office, string holder) => new()
    {
        Id = "office",
        Jurisdiction = "kz",
        Office = office,
        ChamberId = "kz-senate",
        GroupId = "",
        MandateId = $"m-{holder}",
        HeldFrom = "2010-04-01",
        HeldUntil = "",
        EndReason = "",
        Vote = [],
        Findings = [],
        Version = 1,
        PersonId = holder,
        PersonName = "{}",
        EndsOn = "2014-10-04",
        EndedOn = "",
    };
}
