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
    public static readonly string[] Statements =
    [
        "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S14", "S11",
        "S12", "S13", "S17", "S15", "S16", "S18", "S19", "S20", "S21", "S22", "S23", "S24",
        "S25", "S26", "S27", "S28", "S29", "S30", "S31", "S32", "S33", "S34", "S35", "S36",
        "S37", "S38", "S39", "S40", "S41", "S42", "S43", "S44", "S45", "S46", "S47", "S48",
        "S49", "S50", "S51", "S52", "S53", "S54", "S55", "S56", "S57", "S58", "S59", "S60",
        "S61", "S62", "S63",
    ];

    private readonly Dictionary<string, GetCountryReportResponse> reports = new(StringComparer.Ordinal);

    /// <summary>The suite.</summary>
    public TestSuite Suite { get; private set; } = null!;

    /// <summary>The report in English.</summary>
    public GetCountryReportResponse Report => reports["en"];

    /// <summary>The report in a language.</summary>
    public GetCountryReportResponse ReportIn(string language) => reports[language];

    /// <summary>A statement of the report in English; the first where there are several.</summary>
    public Statement this[string id] => Reports.StatementsOf(Report).First(statement => string.Equals(statement.StatementId, id, StringComparison.Ordinal));

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
