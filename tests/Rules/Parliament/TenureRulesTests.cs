using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Parliament;

public sealed class TenureRulesTests
{
    private const string Step = "parliament.mandates.step_follows";

    [Theory]
    [InlineData("2008-10-03", Outcome.Violated)]
    [InlineData("2008-10-04", Outcome.Satisfied)]
    [InlineData("2014-10-03", Outcome.Satisfied)]
    [InlineData("2014-10-04", Outcome.Violated)]
    public void A_mandate_is_ended_while_it_is_held(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.mandates.held", Change(MandateAct.Vacate, day)));

    [Fact]
    public void A_mandate_is_ended_once() => Assert.Equal([Step], ParliamentLaws.Unmet(Change(MandateAct.Vacate, mandate: Ended(MandateState.Vacated))));

    [Theory]
    [InlineData(MandateState.Held, MandateAct.Appeal, Outcome.Violated)]
    [InlineData(MandateState.Lost, MandateAct.Appeal, Outcome.Satisfied)]
    [InlineData(MandateState.LossAppealed, MandateAct.Appeal, Outcome.Violated)]
    [InlineData(MandateState.LossConfirmed, MandateAct.Appeal, Outcome.Violated)]
    [InlineData(MandateState.Lost, MandateAct.Restore, Outcome.Violated)]
    [InlineData(MandateState.LossAppealed, MandateAct.Restore, Outcome.Satisfied)]
    [InlineData(MandateState.LossAppealed, MandateAct.Confirm, Outcome.Satisfied)]
    [InlineData(MandateState.Resigned, MandateAct.Deprive, Outcome.Violated)]
    public void Each_act_has_its_states(MandateState state, MandateAct act, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of(Step, Change(act, mandate: state is MandateState.Held ? ParliamentLaws.Member("one") : Ended(state))));

    [Theory]
    [InlineData("2010-12-31", Outcome.Violated)]
    [InlineData("2011-01-01", Outcome.Satisfied)]
    public void A_loss_is_appealed_after_it(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.mandates.after_loss", Change(MandateAct.Appeal, day, Ended(MandateState.Lost))));

    [Theory]
    [InlineData(MandateLossGround.Conviction, MandateLossBody.Court, "ELECTED_BY_LISTS", new string[0])]
    [InlineData(MandateLossGround.Conviction, MandateLossBody.Chamber, "ELECTED_BY_LISTS", new[] { "parliament.mandates.loss_body" })]
    [InlineData(MandateLossGround.Absence, MandateLossBody.Court, "ELECTED_BY_LISTS", new[] { "parliament.mandates.loss_ground" })]
    [InlineData(MandateLossGround.PartyLeft, MandateLossBody.Unspecified, "ELECTED_BY_LISTS", new string[0])]
    [InlineData(MandateLossGround.PartyLeft, MandateLossBody.Unspecified, "APPOINTED", new[] { "parliament.mandates.loss_ground" })]
    public void A_member_is_deprived_on_a_ground_of_the_law_by_who_may(MandateLossGround ground, MandateLossBody body, string seatClass, string[] unmet) => Assert.Equal(
        unmet, ParliamentLaws.Unmet(TenureRules.MayChange(ParliamentLaws.Member("one", seatClass), new(MandateAct.Deprive, "2011-01-01", ground, body), new(0, ""), null, Law)));

    [Fact]
    public void A_law_that_names_no_grounds_admits_every_one() => Assert.Equal(Outcome.NotApplicable,
        ParliamentLaws.Of("parliament.mandates.loss_ground", TenureRules.MayChange(ParliamentLaws.Member("one"), new(MandateAct.Deprive, "2011-01-01"), new(0, ""), null, null)));

    [Theory]
    [InlineData("2011-01-11", Outcome.Satisfied)]
    [InlineData("2011-01-12", Outcome.Violated)]
    public void An_appeal_has_ten_days(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("appeal_days", Change(MandateAct.Appeal, day, Ended(MandateState.Lost))));

    [Theory]
    [InlineData("2008-11-03", Outcome.Satisfied)]
    [InlineData("2008-11-04", Outcome.Warning)]
    public void An_oath_that_is_late_is_told(string day, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of("oath_days", Change(MandateAct.Swear, day)));

    [Theory]
    [InlineData(0u, Outcome.Satisfied)]
    [InlineData(1u, Outcome.Warning)]
    public void What_was_done_before_the_oath_is_told(uint acts, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.mandates.acts_before_oath", TenureRules.MayChange(ParliamentLaws.Member("one"), new(MandateAct.Swear, "2008-10-10"), new(acts, ""), null, Law)));

    [Fact]
    public void Nobody_swears_twice() =>
        Assert.Equal(["parliament.mandates.sworn_once"], ParliamentLaws.Unmet(Change(MandateAct.Swear, "2008-10-11", ParliamentLaws.Member("one") with { SwornOn = "2008-10-10" })));

    [Fact]
    public void Who_is_restored_to_a_seat_that_was_filled_is_restored_all_the_same() => Assert.Equal(Outcome.Warning, ParliamentLaws.Of(
        "parliament.mandates.seat_not_filled", TenureRules.MayChange(Ended(MandateState.LossAppealed), new(MandateAct.Restore, "2011-02-01"), new(0, "m-other"), null, Law)));

    [Theory]
    [InlineData("", "2009-01-01", "vote", Outcome.Violated)]
    [InlineData("2009-01-02", "2009-01-01", "vote", Outcome.Violated)]
    [InlineData("2009-01-01", "2009-01-01", "vote", Outcome.Satisfied)]
    [InlineData("", "2009-01-01", "", Outcome.NotApplicable)]
    public void Nobody_acts_before_the_oath_unless_the_record_is_younger(string swornOn, string day, string election, Outcome expected) => Assert.Equal(
        expected, ParliamentLaws.Of("oath", TenureRules.MayAct(ParliamentLaws.Member("one") with { SwornOn = swornOn, ElectionId = election }, day, null, Law)));

    [Theory]
    [InlineData("2008-10-03", Outcome.Violated)]
    [InlineData("2008-10-04", Outcome.Satisfied)]
    [InlineData("2010-12-31", Outcome.Satisfied)]
    [InlineData("2011-01-01", Outcome.Violated)]
    public void Who_acts_sits(string day, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.members.sits", TenureRules.MayAct(Ended(MandateState.Resigned), day, null, null)));

    [Fact]
    public void The_law_of_the_country_knows_its_grounds_and_its_halves()
    {
        Assert.Equal(5, ParliamentLaws.Kz.Tenure.Losses.Count);
        Assert.Equal((2u, 3u), (ParliamentLaws.Kz.Tenure.Renewals[0].Parts, ParliamentLaws.Kz.Tenure.Renewals[0].EveryYears));
    }

    internal static TenureLaw Law { get; } = new()
    {
        Oath = new() { Rule = "oath", Required = true, Citation = Written },
        OathDays = new() { Rule = "oath_days", Maximum = 30, Citation = Written },
        AppealDays = new() { Rule = "appeal_days", Maximum = 10, Citation = Written },
        Losses =
        {
            new LossRule { Rule = "conviction", Ground = MandateLossGround.Conviction, Bodies = { MandateLossBody.Court }, Citation = Written },
            new LossRule { Rule = "party_left", Ground = MandateLossGround.PartyLeft, SeatClasses = { SeatClass.ElectedByLists }, Citation = Written },
        },
        Vacancies =
        {
            new VacancyRule { Rule = "lists", SeatClass = SeatClass.ElectedByLists, Manner = VacancyManner.NextOnList, Days = 30, Citation = Written },
            new VacancyRule { Rule = "appointed", SeatClass = SeatClass.Appointed, Manner = VacancyManner.Appointment, Citation = Written },
        },
    };

    internal static MandateRow Ended(MandateState state, string seatClass = "APPOINTED") =>
        ParliamentLaws.Member("one", seatClass) with { State = Platform.Errors.EnumText.Of(state), EndedOn = "2011-01-01" };

    private static Citation Written => new() { Text = "a test" };

    private static Finding[] Change(MandateAct act, string day = "2011-01-02", MandateRow? mandate = null) =>
        [.. TenureRules.MayChange(mandate ?? ParliamentLaws.Member("one"), new(act, day, MandateLossGround.Conviction, MandateLossBody.Court), new(0, ""), null, Law)];
}
