using Saylau.Common.V1;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Tests.Rules.Standing;

public sealed class StandingRulesTests
{
    [Theory]
    [InlineData("2011-10-03", false)]
    [InlineData("2011-10-04", true)]
    [InlineData("2012-04-03", true)]
    [InlineData("2012-04-04", false)]
    public void A_ban_holds_from_its_first_day_to_the_day_before_its_end(string day, bool banned)
    {
        var ban = Orders.Suspension("ban", "2011-10-04", "2012-04-04");

        var finding = Assert.Single(StandingRules.MayAct(Act.Nominate, day, [ban], null));

        Assert.Equal(banned ? Outcome.Violated : Outcome.Satisfied, finding.Outcome);
        Assert.Equal(banned ? ["courtOrders/ban"] : [], finding.Evidence);
        Assert.Equal(banned, StandingRules.BlockedActs(day, [ban]).Contains(Act.Nominate));
    }

    [Theory]
    [InlineData("2011-12-14", true)]
    [InlineData("2011-12-15", false)]
    public void A_lifted_ban_ends_on_the_day_it_is_lifted(string day, bool banned)
    {
        var ban = Orders.Suspension("ban", "2011-10-04", "2012-04-04", liftedOn: "2011-12-15");

        Assert.Equal(banned, StandingRules.BlockedActs(day, [ban]).Any());
    }

    [Fact]
    public void An_act_that_an_order_does_not_name_is_free()
    {
        var ban = Orders.Suspension("ban", "2011-10-04", "2012-04-04") with { BlockedActs = EnumText.Of(Act.Ally) };

        Assert.Equal(Outcome.Satisfied, StandingRules.MayAct(Act.Convene, "2011-11-01", [ban], null).Single().Outcome);
        Assert.Equal(Outcome.Violated, StandingRules.MayAct(Act.Ally, "2011-11-01", [ban], null).Single().Outcome);
    }

    [Fact]
    public void Two_orders_that_overlap_are_both_named_and_each_act_once()
    {
        OrderFacts[] bans = [Orders.Suspension("a", "2011-01-01", "2011-04-01"), Orders.Suspension("b", "2011-03-01", "2011-06-01")];

        Assert.Equal(2, StandingRules.MayAct(Act.Ally, "2011-03-15", bans, null).Count(finding => finding.Outcome is Outcome.Violated));
        Assert.Equal(StandingRules.BlockedActs("2011-03-15", bans), StandingRules.BlockedActs("2011-02-01", bans));
        Assert.Equal(
            ["UNREGISTERED <2010-01-01 ", "REGISTERED 2010-01-01<2011-01-01 ", "SUSPENDED 2011-01-01<2011-04-01 a", "SUSPENDED 2011-04-01<2011-06-01 b", "REGISTERED 2011-06-01< "],
            Periods("2010-01-01", bans));
    }

    [Fact]
    public void A_liquidated_party_stays_liquidated_whatever_else_is_ordered()
    {
        OrderFacts[] orders = [Orders.Suspension("a", "2011-01-01", "2011-07-01"), Orders.Liquidation("end", "2011-03-01")];

        Assert.Equal(
            ["UNREGISTERED <2010-01-01 ", "REGISTERED 2010-01-01<2011-01-01 ", "SUSPENDED 2011-01-01<2011-03-01 a", "LIQUIDATED 2011-03-01< end"],
            Periods("2010-01-01", orders));
    }

    [Fact]
    public void A_liquidation_that_is_lifted_gives_the_party_back() => Assert.Equal(
        ["UNREGISTERED <2010-01-01 ", "REGISTERED 2010-01-01<2011-03-01 ", "LIQUIDATED 2011-03-01<2011-05-01 end", "REGISTERED 2011-05-01< "],
        Periods("2010-01-01", [Orders.Liquidation("end", "2011-03-01", liftedOn: "2011-05-01")]));

    [Fact]
    public void An_order_that_is_lifted_on_its_first_day_never_held() => Assert.Equal(
        ["UNREGISTERED <2010-01-01 ", "REGISTERED 2010-01-01< "],
        Periods("2010-01-01", [Orders.Suspension("a", "2011-01-01", "2011-07-01", liftedOn: "2011-01-01")]));

    [Fact]
    public void A_party_without_registration_has_one_period() =>
        Assert.Equal(["UNREGISTERED < "], Periods("", []));

    [Theory]
    [InlineData("2009-12-31", PartyStanding.Unregistered)]
    [InlineData("2010-01-01", PartyStanding.Registered)]
    public void A_registration_without_day_counts_from_the_first(string day, PartyStanding expected) =>
        Assert.Equal(expected, Orders.On(StandingRules.Periods("2010", []), day).Standing);

    private static IEnumerable<string> Periods(string registeredOn, OrderFacts[] orders) => StandingRules.Periods(registeredOn, orders)
        .Select(period => $"{EnumText.Of(period.Standing)} {period.EffectiveFrom}<{period.EffectiveUntil} {period.CourtOrderId}");
}
