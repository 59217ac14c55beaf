using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;

namespace Saylau.Tests.Suite.Report;

/// <summary>One story under two laws: what happened is the same, and the findings show where the laws differ.</summary>
public sealed class TwoLawsTests(PlayedSuite played)
{
    [Fact]
    public async Task The_same_story_under_the_statutes_differs_where_the_laws_do_and_nowhere_else()
    {
        await using var suite = await Testing.TestSuite.Start();
        await suite.Play(Scenario.Read(Folders.Scenario, "kz-law"));
        var statutes = await Reports.Of(suite, "kz-law", 2011);

        Assert.All(statutes.Sections, section => Assert.Equal(SectionStatus.Complete, section.Status));
        Assert.Equal(PlayedSuite.Statements, Reports.StatementsOf(statutes).Select(statement => statement.StatementId).Distinct(StringComparer.Ordinal));
        Assert.Equal(("700", "600"), (played["S53"].Exact("minimum"), Of(statutes, "S53").Exact("minimum")));
        Assert.Equal("AUTHORITY_KIND_REGISTRAR", Of(statutes, "S54").Exact("authorities"));
        Assert.Equal("0", Of(statutes, "S55").Exact("rules"));
        // The page's own account of the law does not hold under the statutes.
        Assert.Contains(Of(statutes, "S53").Claims, claim => claim.Outcome is ClaimOutcome.Contradicted);
        var same = PlayedSuite.Statements.Where(id => string.Equals(Figures(played.Report, id), Figures(statutes, id), StringComparison.Ordinal));
        Assert.Equal(PlayedSuite.Statements.Except(["S53", "S54", "S55"], StringComparer.Ordinal), same);
    }

    [Fact]
    public async Task What_a_party_lacked_by_one_law_it_does_not_lack_by_the_other()
    {
        await using var suite = await Testing.TestSuite.Start();
        await suite.Play(Scenario.Read(Folders.Scenario, "kz-law"));
        var byPage = (await played.Suite.AsPublic().Registration.CheckRegistrationAsync(new() { PartyId = "kz-adilet", AsOf = "2009-06-22" })).Findings;
        var byStatutes = (await suite.AsPublic().Registration.CheckRegistrationAsync(new() { PartyId = "kz-adilet", AsOf = "2009-06-22" })).Findings;

        Assert.Contains(byPage, finding => finding is { Rule: "parties.signatures.per_region", Outcome: Common.V1.Outcome.Violated or Common.V1.Outcome.Undetermined });
        Assert.All(byPage, finding => Assert.Equal("kz-parties-as-reported", finding.LawVersion));
        Assert.All(byStatutes, finding => Assert.Equal("kz-law-parties-2009", finding.LawVersion));
        Assert.NotEqual(byPage.Count, byStatutes.Count);
    }

    private static Statement Of(GetCountryReportResponse report, string id) =>
        Reports.StatementsOf(report).First(statement => string.Equals(statement.StatementId, id, StringComparison.Ordinal));

    private static string Figures(GetCountryReportResponse report, string id) => string.Join('\n', Reports.StatementsOf(report)
        .Where(statement => string.Equals(statement.StatementId, id, StringComparison.Ordinal))
        .SelectMany(statement => statement.Figures).Select(figure => $"{figure.Name} = {Reports.Exact(figure)}"));
}
