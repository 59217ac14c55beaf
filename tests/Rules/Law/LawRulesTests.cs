using Saylau.Common.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Law;

public sealed class LawRulesTests
{
    private static readonly LawVersion Version = new() { Version = "v2", Act = new() { Text = "Act 7/2020" } };

    [Theory]
    [InlineData("Act 7/2020", Outcome.Satisfied)]
    [InlineData("act 7/2020", Outcome.Violated)]
    [InlineData("Act 8/2020", Outcome.Violated)]
    [InlineData("", Outcome.Violated)]
    public void Only_the_act_that_a_version_names_brings_it_into_force(string act, Outcome expected)
    {
        var findings = LawRules.MayComeIntoForce(Version, act, "2020-06-01", "").ToArray();

        Assert.Equal([expected, Outcome.Satisfied], findings.Select(finding => finding.Outcome));
        Assert.Equal(("Act 7/2020", act), (findings[0].Required.Text, findings[0].Actual.Text));
    }

    [Fact]
    public void A_version_comes_into_force_once()
    {
        var findings = LawRules.MayComeIntoForce(Version, "Act 7/2020", "2020-06-01", "2020-05-01").ToArray();

        Assert.Equal([Outcome.Satisfied, Outcome.Violated], findings.Select(finding => finding.Outcome));
        Assert.Equal("2020-05-01", findings[1].Actual.Date);
    }
}
