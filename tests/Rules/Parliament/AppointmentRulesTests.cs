using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class AppointmentRulesTests
{
    private const string Representation = "parliament.appointments.representation", KeepsGroups = "parliament.appointments.keeps_groups";

    [Theory]
    [InlineData(13, Outcome.Satisfied)]
    [InlineData(14, Outcome.Violated)]
    public void The_president_fills_fifteen_seats(int sitting, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.chambers.senate.appointed", Appoint(sitting: ParliamentLaws.Members("APPOINTED", sitting))));

    [Fact]
    public void A_chamber_without_appointed_seats_takes_nobody() => Assert.Contains("parliament.appointments.class_in_law",
        ParliamentLaws.Unmet(AppointmentRules.MayAppoint(["one"], "why", [], new(0, 0, 0), GroupsShown.Counted, ParliamentLaws.Kz.Chambers[1], ParliamentLaws.Kz.Appointments)));

    [Theory]
    [InlineData("because", Outcome.Satisfied)]
    [InlineData("", Outcome.Violated)]
    public void The_justification_is_given(string justification, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.appointments.justification", Appoint(justification)));

    [Fact]
    public void Whoever_only_asks_gives_no_justification() => Assert.DoesNotContain(Appoint(null), finding => finding.Rule is "parliament.appointments.justification");

    [Fact]
    public void Who_sits_already_is_not_appointed() =>
        Assert.Equal(["parliament.mandates.sits_once"], ParliamentLaws.Unmet(Appoint(sitting: [ParliamentLaws.Member("two")])));

    [Theory]
    [InlineData(2u, 2u, Outcome.Violated, Outcome.Satisfied)]
    [InlineData(3u, 3u, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(4u, 3u, Outcome.Satisfied, Outcome.Violated)]
    [InlineData(3u, 4u, Outcome.Satisfied, Outcome.Satisfied)]
    public void Enough_groups_and_no_fewer_than_before_are_represented(uint before, uint after, Outcome enough, Outcome kept)
    {
        var findings = Appoint(groups: new(before, 0, after), minimum: 3);

        Assert.Equal((enough, kept), (ParliamentLaws.Of(Representation, findings), ParliamentLaws.Of(KeepsGroups, findings)));
        Assert.Equal(after, findings.Single(finding => finding.Rule is Representation).Actual.Count);
    }

    [Fact]
    public void Where_the_law_names_no_number_none_is_asked() => Assert.Equal(Outcome.NotApplicable, ParliamentLaws.Of(Representation, Appoint()));

    [Theory]
    [InlineData(3u, Outcome.Satisfied)]
    [InlineData(2u, Outcome.Undetermined)]
    public void A_question_is_not_told_what_new_members_add(uint sitting, Outcome expected)
    {
        var findings = Appoint(groups: new(3, sitting, 4), minimum: 3, shown: GroupsShown.Nothing);

        Assert.All([Representation, KeepsGroups], rule => Assert.Equal(expected, ParliamentLaws.Of(rule, findings)));
        Assert.All(findings.Where(finding => finding.Rule is Representation or KeepsGroups), finding => Assert.Null(finding.Actual));
    }

    [Fact]
    public void A_small_appointment_is_judged_without_its_numbers()
    {
        var findings = Appoint(groups: new(3, 3, 4), minimum: 5, shown: GroupsShown.Judged);

        Assert.Equal((Outcome.Violated, null), (ParliamentLaws.Of(Representation, findings), findings.Single(finding => finding.Rule is Representation).Actual));
        Assert.Equal(Outcome.Satisfied, ParliamentLaws.Of(KeepsGroups, findings));
    }

    [Theory]
    [InlineData(2, 0, 2u)]
    [InlineData(3, 1, 0u)]
    [InlineData(4, 1, 0u)]
    public void A_group_of_fewer_than_three_is_not_told_of(int members, int told, uint suppressed)
    {
        var (counts, left) = DiversityRules.Tell(Enumerable.Repeat((" Hill people ", "en"), members - 1).Append(("hill PEOPLE", "en")), ParliamentLaws.Kz.Disclosure);

        Assert.Equal((told, suppressed), (counts.Count, left));
        Assert.All(counts, count => Assert.Equal((uint)members, count.Count));
        Assert.Equal(told > 0, DiversityRules.AreEnough(members, ParliamentLaws.Kz.Disclosure));
    }

    [Theory]
    [InlineData(3, 3, 3, true)]
    [InlineData(3, 4, 5, false)]
    [InlineData(3, 6, 5, true)]
    [InlineData(3, 6, 3, false)]
    [InlineData(2, 6, 5, false)]
    public void How_a_group_grew_is_told_where_it_tells_of_nobody(int before, int after, int appointed, bool told)
    {
        var changes = DiversityRules.Changes(Enumerable.Repeat(("Hill people", "en"), before), Enumerable.Repeat(("HILL people", "en"), after), appointed, ParliamentLaws.Kz.Disclosure);

        Assert.Equal(told ? [((uint)before, (uint)after)] : [], changes.Select(change => (change.Before, change.After)));
    }

    [Theory]
    [InlineData(3u, 3u, Outcome.Satisfied)]
    [InlineData(4u, 3u, Outcome.Violated)]
    public void A_chamber_is_as_representative_as_before(uint before, uint after, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of(KeepsGroups, AppointmentRules.IsRepresentative(after, before, after, ParliamentLaws.Kz.Appointments)));

    [Fact]
    public void What_is_withheld_is_not_judged() =>
        Assert.Equal([Representation], AppointmentRules.IsRepresentative(3, null, null, ParliamentLaws.Kz.Appointments).Select(finding => finding.Rule));

    private static Finding[] Appoint(
        string? justification = "because", IReadOnlyList<MandateRow>? sitting = null, GroupFacts? groups = null, uint? minimum = null,
        GroupsShown shown = GroupsShown.Counted)
    {
        var law = ParliamentLaws.Kz.Appointments;
        law.Representation = minimum is { } least ? new() { Rule = Representation, Minimum = least, Citation = law.Justification.Citation } : null;
        return [.. AppointmentRules.MayAppoint(["one", "two"], justification, sitting ?? [], groups ?? new(0, 0, 0), shown, ParliamentLaws.Senate, law)];
    }
}
