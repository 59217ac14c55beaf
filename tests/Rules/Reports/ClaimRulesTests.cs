using Saylau.Gateway.Reports;
using Saylau.Gateway.V1;

namespace Saylau.Tests.Rules.Reports;

public sealed class ClaimRulesTests
{
    [Theory]
    [InlineData(Comparison.Equals, "9", 9u, ClaimOutcome.Holds)]
    [InlineData(Comparison.Equals, "9", 10u, ClaimOutcome.Contradicted)]
    [InlineData(Comparison.AtLeast, "9", 8u, ClaimOutcome.Contradicted)]
    [InlineData(Comparison.AtLeast, "9", 9u, ClaimOutcome.Holds)]
    [InlineData(Comparison.AtLeast, "9", 10u, ClaimOutcome.Holds)]
    [InlineData(Comparison.Equals, "nine", 9u, ClaimOutcome.Undetermined)]
    [InlineData(Comparison.Equals, "-9", 9u, ClaimOutcome.Undetermined)]
    [InlineData(Comparison.Equals, "4294967296", 9u, ClaimOutcome.Contradicted)]
    public void A_number_is_held_against_a_count(Comparison comparison, string expected, uint count, ClaimOutcome outcome) =>
        Assert.Equal(outcome, ClaimRules.Judge(Claim(comparison, expected), new() { Count = count }, []));

    [Theory]
    [InlineData("89", "90", 89u, ClaimOutcome.Holds)]
    [InlineData("89", "90", 90u, ClaimOutcome.Contradicted)]
    [InlineData("89", "90", 88u, ClaimOutcome.Contradicted)]
    [InlineData("89", "x", 89u, ClaimOutcome.Undetermined)]
    public void A_number_is_held_between_two(string least, string below, uint count, ClaimOutcome outcome) =>
        Assert.Equal(outcome, ClaimRules.Judge(Claim(Comparison.Between, least, below), new() { Count = count }, []));

    [Theory]
    [InlineData(9_555u, 0u, RoundingMode.Truncate, "95", ClaimOutcome.Holds)]
    [InlineData(9_555u, 0u, RoundingMode.HalfEven, "95", ClaimOutcome.Contradicted)]
    [InlineData(9_555u, 0u, RoundingMode.HalfEven, "96", ClaimOutcome.Holds)]
    [InlineData(9_555u, 1u, RoundingMode.Truncate, "95.5", ClaimOutcome.Holds)]
    public void A_share_is_rounded_as_the_claim_says_and_no_other_way(uint tenThousandths, uint decimals, RoundingMode mode, string expected, ClaimOutcome outcome)
    {
        var claim = Claim(Comparison.Equals, expected);
        claim.Rounding = new() { Decimals = decimals, Mode = mode };
        Assert.Equal(outcome, ClaimRules.Judge(claim, Share(tenThousandths, 10_000), []));
    }

    [Theory]
    [InlineData(Comparison.AtLeast, 899u, ClaimOutcome.Contradicted, "90")]
    [InlineData(Comparison.AtLeast, 900u, ClaimOutcome.Holds, "90")]
    [InlineData(Comparison.Between, 894u, ClaimOutcome.Contradicted, "89.5", "90")]
    [InlineData(Comparison.Between, 895u, ClaimOutcome.Holds, "89.5", "90")]
    [InlineData(Comparison.Between, 900u, ClaimOutcome.Contradicted, "89.5", "90")]
    [InlineData(Comparison.Includes, 900u, ClaimOutcome.Undetermined, "90")]
    public void A_share_is_compared_exactly(Comparison comparison, uint thousandths, ClaimOutcome outcome, params string[] expected) =>
        Assert.Equal(outcome, ClaimRules.Judge(Claim(comparison, expected), Share(thousandths, 1_000), []));

    [Fact]
    public void A_share_of_nothing_says_nothing() =>
        Assert.Equal(ClaimOutcome.Undetermined, ClaimRules.Judge(Claim(Comparison.AtLeast, "0"), Share(0, 0), []));

    [Fact]
    public void A_claim_of_two_numbers_says_nothing_of_one() =>
        Assert.Equal(ClaimOutcome.Undetermined, ClaimRules.Judge(Claim(Comparison.Equals, "9", "10"), new() { Count = 9 }, []));

    [Theory]
    [InlineData(Comparison.Includes, "Ak Zhol", ClaimOutcome.Holds)]
    [InlineData(Comparison.Includes, "Ақ жол", ClaimOutcome.Holds)]
    [InlineData(Comparison.Includes, "Alga", ClaimOutcome.Contradicted)]
    [InlineData(Comparison.Equals, "Ak Zhol", ClaimOutcome.Holds)]
    [InlineData(Comparison.AtLeast, "Ak Zhol", ClaimOutcome.Undetermined)]
    public void A_name_is_held_against_every_wording(Comparison comparison, string expected, ClaimOutcome outcome) => Assert.Equal(
        outcome, ClaimRules.Judge(Claim(comparison, expected), new() { Text = "Ak Zhol" }, ["Ak Zhol", "Ақ жол"]));

    [Fact]
    public void Every_name_of_a_list_must_be_there()
    {
        var figure = new Figure { Texts = new() { Texts = { "a", "b" } } };

        Assert.Equal(ClaimOutcome.Holds, ClaimRules.Judge(Claim(Comparison.Includes, "a", "b"), figure, ["a", "b", "c"]));
        Assert.Equal(ClaimOutcome.Contradicted, ClaimRules.Judge(Claim(Comparison.Includes, "a", "d"), figure, ["a", "b", "c"]));
    }

    [Fact]
    public void Of_what_the_records_lack_they_say_nothing()
    {
        Assert.Equal(ClaimOutcome.Undetermined, ClaimRules.Judge(Claim(Comparison.Equals, "0"), new() { Absent = true }, []));
        Assert.Equal(ClaimOutcome.Undetermined, ClaimRules.Judge(Claim(Comparison.Equals, "0"), new(), []));
    }

    private static Figure Share(uint numerator, uint denominator) => new() { Ratio = new() { Numerator = numerator, Denominator = denominator } };

    private static ClaimDefinition Claim(Comparison comparison, params string[] expected) => new() { Comparison = comparison, Expected = { expected } };
}
