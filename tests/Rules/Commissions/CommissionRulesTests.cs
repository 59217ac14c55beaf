using Saylau.Elections.Commissions;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Commissions;

public sealed class CommissionRulesTests
{
    [Theory]
    [InlineData(CommissionLevel.Central, "", "")]
    [InlineData(CommissionLevel.Central, "KZ-ALA", "", "region")]
    [InlineData(CommissionLevel.Central, "", "ala-1", "precinct_id")]
    [InlineData(CommissionLevel.Regional, "KZ-ALA", "")]
    [InlineData(CommissionLevel.Regional, "", "", "region")]
    [InlineData(CommissionLevel.Regional, "KZ-ALA", "ala-1", "precinct_id")]
    [InlineData(CommissionLevel.Precinct, "", "ala-1")]
    [InlineData(CommissionLevel.Precinct, "KZ-ALA", "ala-1")]
    [InlineData(CommissionLevel.Precinct, "KZ-ALA", "", "precinct_id")]
    public void A_commission_is_where_its_level_is(CommissionLevel level, string region, string precinct, params string[] fields) =>
        Assert.Equal(fields, CommissionRules.Contradictions(level, region, precinct, "2011-01-01", "").Select(problem => problem.Field));

    [Theory]
    [InlineData("", 0)]
    [InlineData("2010-12-31", 1)]
    [InlineData("2011-01-01", 0)]
    public void A_term_ends_after_it_begins(string until, int problems) =>
        Assert.Equal(problems, CommissionRules.Contradictions(CommissionLevel.Central, "", "", "2011-01-01", until).Count());

    [Fact]
    public void Who_was_invited_is_unknown_as_soon_as_one_training_does_not_say()
    {
        Assert.Equal((30L, 50L), CommissionRules.Coverage([(10, 20), (20, 30)]));
        Assert.Equal((30L, null), CommissionRules.Coverage([(10, 20), (20, null)]));
        Assert.Equal((0L, 0L), CommissionRules.Coverage([]));
    }
}
