using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class VacancyRulesTests
{
    private const string Lists = "ELECTED_BY_LISTS";

    [Theory]
    [InlineData(MandateState.Resigned, "2011-01-01", true)]
    [InlineData(MandateState.Lost, "2014-10-03", true)]
    [InlineData(MandateState.Lost, "2014-10-04", false)]
    [InlineData(MandateState.Dissolved, "2011-01-01", false)]
    [InlineData(MandateState.Held, "", false)]
    public void A_mandate_that_ends_early_and_alone_leaves_a_vacancy(MandateState state, string endedOn, bool expected) =>
        Assert.Equal(expected, VacancyRules.IsLeftBy(TenureRulesTests.Ended(state) with { EndedOn = endedOn }));

    [Theory]
    [InlineData("", "2011-01-31", Outcome.Undetermined)]
    [InlineData("", "2011-02-01", Outcome.Violated)]
    [InlineData("2011-01-31", "2011-03-01", Outcome.Satisfied)]
    [InlineData("2011-02-01", "2011-03-01", Outcome.Violated)]
    public void It_is_filled_within_thirty_days(string filledOn, string day, Outcome expected)
    {
        var left = TenureRulesTests.Ended(MandateState.Resigned, Lists);
        var rule = VacancyRules.Of(TenureRulesTests.Law, Lists);

        Assert.Equal("2011-01-31", VacancyRules.FillBy(left, rule));
        Assert.Equal(expected, VacancyRules.Duty(left, filledOn, day, rule).Outcome);
    }

    [Theory]
    [InlineData("APPOINTED")]
    [InlineData("ELECTED_BY_REGIONS")]
    public void Where_the_law_sets_no_days_no_duty_is_judged(string seatClass) => Assert.Equal(Outcome.NotApplicable,
        VacancyRules.Duty(TenureRulesTests.Ended(MandateState.Resigned, seatClass), "", "2020-01-01", VacancyRules.Of(TenureRulesTests.Law, seatClass)).Outcome);

    [Theory]
    [InlineData(MandateState.Resigned, "2011-01-01", new string[0])]
    [InlineData(MandateState.Resigned, "2010-12-31", new[] { "parliament.vacancies.open" })]
    [InlineData(MandateState.LossAppealed, "2011-01-01", new[] { "parliament.vacancies.open" })]
    [InlineData(MandateState.LossConfirmed, "2011-01-01", new string[0])]
    [InlineData(MandateState.Resigned, "2014-10-04", new[] { "parliament.vacancies.term_left" })]
    public void A_seat_is_filled_while_it_is_vacant(MandateState state, string day, string[] unmet) =>
        Assert.Equal(unmet, ParliamentLaws.Unmet(Fill(TenureRulesTests.Ended(state, Lists), day: day)));

    [Fact]
    public void A_seat_is_filled_once_and_as_the_law_says()
    {
        Assert.Equal(["parliament.vacancies.not_filled"], ParliamentLaws.Unmet(Fill(TenureRulesTests.Ended(MandateState.Resigned, Lists), filledBy: "m-other")));
        Assert.Equal(["parliament.vacancies.manner"], ParliamentLaws.Unmet(Fill(TenureRulesTests.Ended(MandateState.Resigned, Lists), manner: VacancyManner.Appointment)));
        Assert.Equal(Outcome.NotApplicable, ParliamentLaws.Of("parliament.vacancies.manner", Fill(TenureRulesTests.Ended(MandateState.Resigned, "ELECTED_BY_REGIONS"))));
    }

    [Theory]
    [InlineData("2011-01-10", Outcome.Violated)]
    [InlineData("2011-01-11", Outcome.Satisfied)]
    public void A_dissolution_leaves_nothing_to_fill(string dissolvedOn, Outcome expected) => Assert.Equal(
        expected, ParliamentLaws.Of("parliament.vacancies.open", Fill(TenureRulesTests.Ended(MandateState.Resigned, Lists), dissolvedOn: dissolvedOn)));

    [Fact]
    public void A_seat_that_is_filled_late_is_filled() =>
        Assert.Equal(Outcome.Warning, ParliamentLaws.Of("lists", Fill(TenureRulesTests.Ended(MandateState.Resigned, Lists), day: "2011-02-01")));

    [Theory]
    [InlineData("second", Outcome.Satisfied)]
    [InlineData("third", Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void The_next_on_the_list_is_the_first_who_never_sat(string? asked, Outcome expected)
    {
        Person[] list = asked is null ? [] : [Named("first"), Named("second"), Named("third")];
        var next = VacancyRules.Next(list, new HashSet<string>(StringComparer.Ordinal) { "first" });

        Assert.Equal(expected, VacancyRules.IsNext(asked ?? "second", new(next?.PersonId, "elections/vote"), null).Outcome);
    }

    private static Person Named(string id) => new() { PersonId = id };

    private static Finding[] Fill(
        MandateRow left, string filledBy = "", VacancyManner manner = VacancyManner.NextOnList, string day = "2011-01-10", string dissolvedOn = "") =>
        [.. VacancyRules.MayFill(left, new(filledBy, dissolvedOn), manner, day, TenureRulesTests.Law)];
}
