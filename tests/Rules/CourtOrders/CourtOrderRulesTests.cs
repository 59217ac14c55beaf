using Saylau.Common.V1;
using Saylau.Parties.CourtOrders;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.CourtOrders;

public sealed class CourtOrderRulesTests
{
    [Theory]
    [InlineData(2u, "parties.suspension.min_months")]
    [InlineData(3u, null)]
    [InlineData(6u, null)]
    [InlineData(7u, "parties.suspension.max_months")]
    public void A_suspension_takes_three_to_six_months(uint months, string? violated)
    {
        var findings = Judge(months: months);

        Assert.Equal(violated is null ? [] : [violated], findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule));
    }

    [Fact]
    public void A_suspension_without_months_is_undetermined() =>
        Assert.Equal(2, Judge(months: null).Count(finding => finding.Outcome is Outcome.Undetermined));

    [Fact]
    public void A_liquidation_has_no_months_to_judge() =>
        Assert.DoesNotContain(Judge(CourtMeasure.Liquidation, months: 900), finding => finding.Rule.Contains("months", StringComparison.Ordinal));

    [Fact]
    public void A_ground_that_the_law_does_not_know_is_none()
    {
        var law = Laws.Parties.Suspension;
        law.Grounds.Grounds.Remove(Ground.Other);

        Assert.Equal(Outcome.Violated, OutcomeOf("parties.suspension.grounds", Judge(law: law)));
        Assert.Equal(Outcome.Satisfied, OutcomeOf("parties.suspension.grounds", Judge(ground: Ground.PersistentViolation, law: law)));
    }

    [Theory]
    [InlineData(PartyStanding.Unregistered, Outcome.Violated)]
    [InlineData(PartyStanding.Registered, Outcome.Satisfied)]
    [InlineData(PartyStanding.Suspended, Outcome.Satisfied)]
    [InlineData(PartyStanding.Liquidated, Outcome.Violated)]
    public void Only_a_registered_party_can_be_ordered_about(PartyStanding standing, Outcome expected) =>
        Assert.Equal(expected, OutcomeOf("parties.court_orders.registered", Judge(standing: standing)));

    [Theory]
    [InlineData(false, true, "UNLAWFUL", Outcome.Satisfied)]
    [InlineData(true, true, "LAWFUL", Outcome.Violated)]
    [InlineData(false, false, "OF_OTHERS", Outcome.Violated)]
    [InlineData(true, false, "OF_OTHERS", Outcome.Violated)]
    public void The_alliance_that_an_order_cites_is_unlawful_and_the_partys_own(bool lawful, bool member, string actual, Outcome expected)
    {
        var finding = Judge(ground: Ground.UnlawfulAlliance, alliance: new("front", lawful, member)).Single(finding => finding.Rule is "parties.court_orders.alliance");

        Assert.Equal((expected, actual, "front"), (finding.Outcome, finding.Actual.Text, finding.Subject));
    }

    [Fact]
    public void An_alliance_that_is_not_named_is_a_warning() =>
        Assert.Equal(Outcome.Warning, OutcomeOf("parties.court_orders.alliance", Judge(ground: Ground.UnlawfulAlliance)));

    [Fact]
    public void Another_ground_asks_for_no_alliance() =>
        Assert.DoesNotContain(Judge(alliance: new("front", true, false)), finding => finding.Rule is "parties.court_orders.alliance");

    [Theory]
    [InlineData("2011-10-04", 6u, "2012-04-04")]
    [InlineData("2011-08-31", 6u, "2012-02-29")]
    [InlineData("2010-08-31", 6u, "2011-02-28")]
    [InlineData("2011-01-31", 3u, "2011-04-30")]
    [InlineData("2012-02-29", 12u, "2013-02-28")]
    public void Months_end_on_the_same_day_or_on_the_last_that_there_is(string from, uint months, string end) =>
        Assert.Equal(end, CourtOrderRules.EndOf(TextFormats.FirstDay(from), months)?.Iso());

    [Theory]
    [InlineData("9999-06-30", 6u, true)]
    [InlineData("9999-07-01", 6u, false)]
    [InlineData("9999-12-31", uint.MaxValue, false)]
    public void After_the_last_year_there_is_no_end(string from, uint months, bool ends) =>
        Assert.Equal(ends, CourtOrderRules.EndOf(TextFormats.FirstDay(from), months) is not null);

    [Theory]
    [InlineData("2011-10-03", Outcome.Violated)]
    [InlineData("2011-10-04", Outcome.Satisfied)]
    [InlineData("2012-04-03", Outcome.Satisfied)]
    [InlineData("2012-04-04", Outcome.Violated)]
    public void An_order_is_lifted_while_it_is_in_effect(string day, Outcome expected)
    {
        var findings = CourtOrderRules.MayLift(Order(""), day, null).ToArray();

        Assert.Equal(expected, OutcomeOf("parties.court_orders.in_effect", findings));
        Assert.Equal(Outcome.Satisfied, OutcomeOf("parties.court_orders.not_lifted", findings));
    }

    [Fact]
    public void An_order_is_lifted_once() => Assert.Equal(
        Outcome.Violated, OutcomeOf("parties.court_orders.not_lifted", CourtOrderRules.MayLift(Order("2011-12-01"), "2011-12-02", null)));

    [Fact]
    public void An_order_without_end_can_be_lifted_at_any_time() => Assert.All(
        CourtOrderRules.MayLift(Order("") with { EffectiveUntil = "" }, "2999-01-01", null), finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));

    private static Outcome OutcomeOf(string rule, IEnumerable<Finding> findings) => findings.Single(finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal)).Outcome;

    private static Finding[] Judge(
        CourtMeasure measure = CourtMeasure.Suspension, Ground ground = Ground.Other, uint? months = 6,
        PartyStanding standing = PartyStanding.Registered, AllianceFacts? alliance = null, SuspensionLaw? law = null) =>
        [.. CourtOrderRules.MayOrder(measure, ground, months, standing, alliance, law ?? Laws.Parties.Suspension)];

    private static CourtOrderRow Order(string liftedOn) => new()
    {
        Id = "order",
        PartyId = "kz-one",
        Jurisdiction = "kz",
        Court = "a court",
        Measure = "SUSPENSION",
        Ground = "OTHER",
        GroundText = "",
        AllianceId = "",
        EffectiveFrom = "2011-10-04",
        EffectiveUntil = "2012-04-04",
        Months = 6,
        BlockedActs = "ALLY",
        LiftedOn = liftedOn,
        Version = 1,
    };
}
