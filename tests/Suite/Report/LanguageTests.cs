using Saylau.Gateway.V1;

namespace Saylau.Tests.Suite.Report;

/// <summary>The report says the same in every language of the country.</summary>
public sealed class LanguageTests(PlayedSuite played)
{
    // What is written in the language of the report; every other figure must be equal to the letter.
    private static readonly string[] Names =
        ["names", "party", "partner", "name", "question", "holder", "election", "winner", "title", "chamber", "kind"];

    public static TheoryData<string> Languages => [.. PlayedSuite.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_of_the_report_is_a_finished_sentence(string language)
    {
        var report = played.ReportIn(language);
        Assert.Equal(language, report.Language);
        var texts = Reports.StatementsOf(report).Select(statement => statement.Text)
            .Concat(report.Sections.Select(section => section.Title)).Concat(report.Notes).Append(report.Title).Append(report.Markdown);
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text));
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{%", text, StringComparison.Ordinal);
            Assert.DoesNotContain("  ,", text, StringComparison.Ordinal);
        });
        Assert.All(Reports.StatementsOf(report).SelectMany(statement => statement.Claims), claim => Assert.NotEmpty(claim.Reading));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_figures_are_equal_in_every_language(string language)
    {
        Assert.Equal(FiguresOf(played.Report), FiguresOf(played.ReportIn(language)));
        Assert.Equal(ClaimsOf(played.Report), ClaimsOf(played.ReportIn(language)));
    }

    [Fact]
    public void The_sentences_differ_between_languages()
    {
        foreach (var id in PlayedSuite.Statements)
            Assert.Equal(3, PlayedSuite.Languages.Select(language => TextIn(language, id)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_language_that_nobody_writes_here_is_answered_in_the_first_of_the_country()
    {
        var report = await Reports.Of(played.Suite, "kz", 2011, "fi");
        Assert.Equal("en", report.Language);
        Assert.Equal(Reports.StatementsOf(played.Report).Select(Reports.Said), Reports.StatementsOf(report).Select(Reports.Said));
    }

    private static IEnumerable<string> FiguresOf(GetCountryReportResponse report) =>
        from statement in Reports.StatementsOf(report)
        from figure in statement.Figures
        select Names.Contains(figure.Name, StringComparer.Ordinal)
            ? $"{statement.StatementId} {figure.Name} {figure.Provenance}"
            : $"{statement.StatementId} {figure.Name} {Reports.Exact(figure)} {figure.Provenance}";

    private static IEnumerable<string> ClaimsOf(GetCountryReportResponse report) => Reports.StatementsOf(report)
        .SelectMany(statement => statement.Claims.Select(claim => $"{statement.StatementId} {claim.Figure} {claim.Quote} {claim.Outcome}"));

    private string TextIn(string language, string id) => string.Join('\n', Reports.StatementsOf(played.ReportIn(language))
        .Where(statement => string.Equals(statement.StatementId, id, StringComparison.Ordinal)).Select(statement => statement.Text));
}
