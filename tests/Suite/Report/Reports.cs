using System.Globalization;
using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Report;

/// <summary>What tests ask of reports.</summary>
internal static class Reports
{
    /// <summary>The report on a country in a year.</summary>
    public static async Task<GetCountryReportResponse> Of(TestSuite suite, string jurisdiction, uint year, string language = "en") =>
        await suite.AsPublic().Reports.GetCountryReportAsync(new() { Jurisdiction = jurisdiction, Year = year, Language = language });

    /// <summary>The report of a fresh suite into which a scenario was played.</summary>
    public static async Task<GetCountryReportResponse> AfterPlaying(Scenario scenario, string? law = null)
    {
        await using var suite = await TestSuite.Start(new() { JurisdictionsFolder = law });
        await suite.Play(scenario);
        return await Of(suite, scenario.Jurisdiction, (uint)scenario.Year);
    }

    /// <summary>The statements of every section, in order.</summary>
    public static IReadOnlyList<Statement> StatementsOf(GetCountryReportResponse report) => [.. report.Sections.SelectMany(section => section.Statements)];

    /// <summary>A figure's exact value as one text.</summary>
    public static string Exact(Figure figure) => figure.ExactCase switch
    {
        Figure.ExactOneofCase.Count => figure.Count.ToString(CultureInfo.InvariantCulture),
        Figure.ExactOneofCase.Ratio => $"{figure.Ratio.Numerator}/{figure.Ratio.Denominator}",
        Figure.ExactOneofCase.Text => figure.Text,
        Figure.ExactOneofCase.Texts => string.Join(" | ", figure.Texts.Texts),
        _ => "absent",
    };

    /// <summary>The exact value of a statement's figure of this name.</summary>
    public static string Exact(this Statement statement, string figure) =>
        Exact(statement.Figures.Single(each => string.Equals(each.Name, figure, StringComparison.Ordinal)));

    /// <summary>What a statement says: its sentence, its figures, and whether the claims about it hold.</summary>
    public static string Said(Statement statement) => string.Join('\n',
        statement.Figures.Select(figure => $"{figure.Name} = {Exact(figure)}")
            .Prepend(statement.Text)
            .Concat(statement.Claims.Select(claim => $"{claim.Figure}: {claim.Outcome}")));
}
