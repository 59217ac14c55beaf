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
    [InlineData(Comparison.Equals, "4294967296", 9u, ClaimOutcome.Undetermined)]
    public void A_number_is_held_against_a_count(Comparison comparison, string expected, uint count, ClaimOutcome outcome) =>
        Assert.Equal(outcome, ClaimRules.Judge(Claim(comparison, expected), new() { Count = count }, []));

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

    private static ClaimDefinition Claim(Comparison comparison, params string[] expected) => new() { Comparison = comparison, Expected = { expected } };
}
