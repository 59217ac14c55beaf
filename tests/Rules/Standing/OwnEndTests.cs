using Saylau.Common.V1;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Standing;

/// <summary>The standing of a party that ended itself.</summary>
public sealed class OwnEndTests
{
    [Theory]
    [InlineData("2010-12-31", PartyStanding.Registered, "")]
    [InlineData("2011-01-01", PartyStanding.Merged, "end")]
    [InlineData("2031-01-01", PartyStanding.Merged, "end")]
    public void A_party_is_merged_from_the_day_on(string day, PartyStanding standing, string reorganisation)
    {
        var period = Orders.On(StandingRules.Periods("2010-01-01", [OrderFacts.EndedBy("end", ReorganisationKind.Merger, "2011-01-01")]), day);

        Assert.Equal((standing, reorganisation, ""), (period.Standing, period.ReorganisationId, period.CourtOrderId));
    }

    [Fact]
    public void What_never_was_registered_ends_too_and_what_a_court_dissolved_is_dissolved_by_the_court()
    {
        var end = OrderFacts.EndedBy("end", ReorganisationKind.Dissolution, "2011-01-01");

        Assert.Equal(PartyStanding.Dissolved, Orders.On(StandingRules.Periods("", [end]), "2011-01-01").Standing);
        Assert.Equal(PartyStanding.Liquidated, Orders.On(StandingRules.Periods("", [Orders.Liquidation("court", "2010-06-01"), end]), "2011-01-01").Standing);
    }

    [Theory]
    [InlineData("2010-12-31", Outcome.Satisfied)]
    [InlineData("2011-01-01", Outcome.Violated)]
    public void Who_is_no_more_does_nothing(string day, Outcome expected)
    {
        var end = OrderFacts.EndedBy("end", ReorganisationKind.Split, "2011-01-01");

        var finding = Assert.Single(StandingRules.MayAct(Act.Nominate, day, [end], null));

        Assert.Equal(expected, finding.Outcome);
        Assert.Equal(expected is Outcome.Violated ? ["reorganisations/end"] : [], finding.Evidence);
    }
}
