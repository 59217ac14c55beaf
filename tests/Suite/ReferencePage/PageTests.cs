using System.Globalization;
using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>The report on the reference country and year answers every statement of the page, each from records.</summary>
public sealed class PageTests(PlayedSuite played)
{
    [Fact]
    public void Every_statement_of_the_page_is_there()
    {
        Assert.Equal(Enumerable.Range(1, 63).Select(number => $"S{number}"), PlayedSuite.Statements.OrderBy(id => int.Parse(id[1..], CultureInfo.InvariantCulture)));
        Assert.Equal(PlayedSuite.Statements, Reports.StatementsOf(played.Report).Select(statement => statement.StatementId).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            ["petition", "presidential", "law-change", "framework", "observation", "senate", "senate-seats", "parties", "party-registration", "parliament"],
            played.Report.Sections.Select(section => section.SectionId));
        Assert.All(played.Report.Sections, section => Assert.Equal(SectionStatus.Complete, section.Status));
    }

    [Fact]
    public void Every_claim_of_the_page_holds_but_under_the_readings_that_are_there_to_differ()
    {
        var claims = Reports.StatementsOf(played.Report).SelectMany(statement => statement.Claims.Select(claim => (statement.StatementId, claim.Figure, claim.Outcome))).ToArray();
        Assert.Equal(
            [("S12", "valid"), ("S30", "badShare"), ("S39", "points")],
            claims.Where(claim => claim.Outcome is not ClaimOutcome.Holds).Select(claim => (claim.StatementId, claim.Figure)));
        Assert.Equal(75, claims.Length);
    }

    [Fact]
    public void What_is_real_simulated_or_claimed_is_told_at_a_glance()
    {
        var glance = played.Report.Markdown[..played.Report.Markdown.IndexOf("## ", StringComparison.Ordinal)];
        foreach (var statement in Reports.StatementsOf(played.Report))
        {
            var sign = statement.Basis switch { StatementBasis.Real => "■", StatementBasis.Simulated => "□", _ => "❝" };
            Assert.Contains(glance.Split('\n'), line => line.Contains(sign, StringComparison.Ordinal) && line.Replace(",", " ", StringComparison.Ordinal).Split(' ').Contains(statement.StatementId, StringComparer.Ordinal));
            Assert.Equal(statement.Basis is StatementBasis.Simulated, statement.Provenance is Provenance.Simulated && statement.Basis is not StatementBasis.Claim);
        }
    }

    [Theory]
    [InlineData("S47", "registered", Provenance.Derived)]
    [InlineData("S48", "names", Provenance.Stated)]
    [InlineData("S49", "months", Provenance.Stated)]
    [InlineData("S51", "minimum", Provenance.Stated)]
    [InlineData("S51", "smallest", Provenance.Simulated)]
    [InlineData("S52", "regions", Provenance.Verified)]
    [InlineData("S53", "minimum", Provenance.Stated)]
    [InlineData("S53", "least", Provenance.Simulated)]
    [InlineData("S54", "central", Provenance.Stated)]
    [InlineData("S55", "rules", Provenance.Stated)]
    public void A_figure_bears_the_mark_of_the_weakest_source_it_rests_on(string statement, string figure, Provenance expected) =>
        Assert.Equal(expected, played[statement].Figures.Single(each => string.Equals(each.Name, figure, StringComparison.Ordinal)).Provenance);
}
