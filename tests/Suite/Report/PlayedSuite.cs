using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;

[assembly: AssemblyFixture(typeof(Saylau.Tests.Suite.Report.PlayedSuite))]

namespace Saylau.Tests.Suite.Report;

/// <summary>The suite with the reference scenario played once. Tests only read from it.</summary>
public sealed class PlayedSuite : IAsyncLifetime
{
    /// <summary>The languages of the report.</summary>
    public static readonly string[] Languages = ["en", "kk", "ru"];

    /// <summary>The statements that the report must have, in this order.</summary>
    public static readonly string[] Statements = ["S47", "S48", "S49", "S50", "S51", "S52", "S53", "S54", "S55"];

    private readonly Dictionary<string, GetCountryReportResponse> reports = new(StringComparer.Ordinal);

    /// <summary>The suite.</summary>
    public TestSuite Suite { get; private set; } = null!;

    /// <summary>The report in English.</summary>
    public GetCountryReportResponse Report => reports["en"];

    /// <summary>The report in a language.</summary>
    public GetCountryReportResponse ReportIn(string language) => reports[language];

    /// <summary>A statement of the report in English.</summary>
    public Statement this[string id] => Reports.StatementsOf(Report).Single(statement => string.Equals(statement.StatementId, id, StringComparison.Ordinal));

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Suite = await TestSuite.Start();
        await Suite.Play(Scenario.Read(Folders.Scenario));
        foreach (var language in Languages)
            reports[language] = await Reports.Of(Suite, "kz", 2011, language);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Suite.DisposeAsync();
}
