using Saylau.Common.V1;
using Saylau.Parties.Congresses;
using Saylau.Parties.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Congresses;

public sealed class CongressRulesTests
{
    [Theory]
    [InlineData(999u, Outcome.Violated)]
    [InlineData(1_000u, Outcome.Satisfied)]
    public void The_thousandth_delegate_decides(uint delegates, Outcome expected)
    {
        var finding = Judge(Congress(delegates, Laws.Regions), SpreadBasis.Pooled)[0];

        Assert.Equal("parties.congress.delegates", finding.Rule);
        Assert.Equal(expected, finding.Outcome);
        Assert.Equal((1_000u, delegates), (finding.Required.Count, finding.Actual.Count));
    }

    [Theory]
    [InlineData(10, Outcome.Violated)]
    [InlineData(11, Outcome.Satisfied)]
    public void Two_thirds_of_sixteen_regions_together_are_eleven(int regions, Outcome expected)
    {
        var spread = Assert.Single(Judge(Congress(1_000, Laws.Regions.Reverse().Take(regions)), SpreadBasis.Pooled)[1..]);

        Assert.Equal(expected, spread.Outcome);
        Assert.Equal((11u, (uint)regions), (spread.Required.Count, spread.Actual.Count));
    }

    [Theory]
    [InlineData(9, Outcome.Violated)]
    [InlineData(10, Outcome.Satisfied)]
    public void Under_the_other_reading_two_thirds_of_fourteen_provinces_are_ten(int provinces, Outcome expected)
    {
        var spread = Judge(Congress(1_000, [.. Laws.Provinces.Take(provinces), .. Laws.Cities]), SpreadBasis.ProvincesAndEveryCity)[1..];

        Assert.Equal(3, spread.Count);
        Assert.Equal((expected, 10u, (uint)provinces), (spread[0].Outcome, spread[0].Required.Count, spread[0].Actual.Count));
        Assert.All(spread[1..], city => Assert.Equal(Outcome.Satisfied, city.Outcome));
    }

    [Fact]
    public void Under_the_other_reading_no_number_of_provinces_makes_up_for_a_city()
    {
        var spread = Judge(Congress(1_000, [.. Laws.Provinces, Laws.Cities[0]]), SpreadBasis.ProvincesAndEveryCity)[1..];

        var missing = Assert.Single(spread, finding => finding.Outcome is Outcome.Violated);
        Assert.Equal(Laws.Cities[1], missing.Subject);
        Assert.Equal((1u, 0u), (missing.Required.Count, missing.Actual.Count));
    }

    [Fact]
    public void A_region_that_sent_nobody_is_not_represented()
    {
        var congress = Congress(1_000, Laws.Regions.Take(10));
        congress.Delegates.Add(new RegionCount { Region = Laws.Regions[15], Count = 0 });

        Assert.Equal(Outcome.Violated, Judge(congress, SpreadBasis.Pooled)[1].Outcome);
    }

    [Fact]
    public void Without_a_congress_both_rules_are_undetermined()
    {
        var findings = Judge(null, SpreadBasis.Pooled);

        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Outcome.Undetermined, finding.Outcome));
        Assert.All(findings, finding => Assert.Null(finding.Actual));
    }

    [Fact]
    public void Every_finding_cites_the_law_and_the_congress()
    {
        Assert.All(Judge(Congress(1_000, Laws.Regions), SpreadBasis.Pooled), finding =>
        {
            Assert.NotEmpty(finding.Citation.Text);
            Assert.Equal(["congresses/founding"], finding.Evidence);
        });
    }

    private static List<Finding> Judge(FoundingCongress? congress, SpreadBasis basis)
    {
        var law = Laws.Parties.Congress;
        law.Spread.Basis = basis;
        return [.. CongressRules.MeetsTheLaw(congress, law, Laws.Country)];
    }

    private static FoundingCongress Congress(uint delegates, IEnumerable<string> regions)
    {
        var congress = new FoundingCongress { CongressId = "founding", DelegatesInAll = delegates };
        congress.Delegates.Add(regions.Select(region => new RegionCount { Region = region, Count = 1 }));
        return congress;
    }
}
