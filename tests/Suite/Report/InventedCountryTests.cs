using System.Text.RegularExpressions;
using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Report;

/// <summary>A country that exists only as data is served by the same code, which knows no country at all.</summary>
public sealed partial class InventedCountryTests
{
    private static readonly string[] Code = ["*.cs", "*.proto", "*.sql", "*.liquid"];

    [Fact]
    public async Task An_invented_country_has_a_report_with_figures_of_its_own()
    {
        var report = await Reports.AfterPlaying(Scenario.Read(Folders.ArlandScenario), Folders.ArlandLaw);
        var statements = Reports.StatementsOf(report);
        Assert.Equal(["A1", "A2", "A2", "A3", "A4", "A4", "A5", "A6", "A7", "A7", "A8", "A9"], statements.Select(statement => statement.StatementId));
        Expect(statements[0], ("registered", "2"), ("free", "2"), ("liquidated", "1"));
        Assert.Equal([ClaimOutcome.Holds, ClaimOutcome.Contradicted], statements[0].Claims.Select(claim => claim.Outcome));
        Expect(statements[1], ("party", "Harbour Party"), ("measure", "COURT_MEASURE_SUSPENSION"), ("from", "2020-03-02"), ("lifted", "2020-04-15"));
        Expect(statements[2], ("party", "Lantern Union"), ("measure", "COURT_MEASURE_LIQUIDATION"), ("from", "2020-09-01"), ("lifted", "absent"));
        Expect(statements[3], ("before", "50"), ("lawBefore", "arland-1999"), ("after", "30"), ("lawAfter", "arland-2020"));
        Expect(statements[4], ("name", "Coast and Hills"), ("size", "2"), ("members", "ar-harbour | ar-hills"), ("basis", "ALLIANCE_BASIS_REGISTERED"));
        Expect(statements[5], ("name", "Lantern and Hills"), ("formed", "2020-07"), ("members", "ar-hills | ar-lantern"), ("basis", "ALLIANCE_BASIS_REPORTED"));
        // Lists and seats by D'Hondt, the last one by lot; one chamber; assemblies that elect.
        Expect(statements[6], ("lists", "ar-harbour | ar-meadow"), ("seats", "11 | 4"), ("last", "1"), ("boxes", "616"), ("registered", "806"));
        Expect(statements[7], ("elected", "2"), ("voted", "22"), ("listed", "24"));
        // The first was collected person by person, the second by sheets.
        Expect(statements[8], ("valid", "67"), ("required", "60"));
        Expect(statements[9], ("valid", "82"), ("required", "60"), ("without", "DETERMINATION_UNDETERMINED"));
        Expect(statements[10], ("items", "3"), ("closed", "1"), ("published", "0"), ("total", "1"));
        Expect(statements[11], ("missions", "2"), ("compared", "3"), ("higher", "3"));
    }

    [Fact]
    public void The_code_knows_no_country()
    {
        var files = new[] { "services", "protos" }
            .SelectMany(folder => Code.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Folders.Root, folder), kind, SearchOption.AllDirectories)))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToArray();
        Assert.True(files.Length > 100, "The code was not found.");
        Assert.Empty(files.SelectMany(file => Findings(Path.GetRelativePath(Folders.Root, file), File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("if (jurisdiction == \"kz-2\") return;")]
    [InlineData("// As in Kazakhstan.")]
    [InlineData("name == \"Nur Otan\"")]
    [InlineData("new Region(\"KZ-AST\", \"Astana\")")]
    [InlineData("statement is \"S47\"")]
    public void A_country_planted_in_the_code_is_found(string planted) => Assert.Single(Findings("Planted.cs", planted));

    // The default scenario of the program on one machine is the one thing that has to name a folder.
    private static IEnumerable<string> Findings(string file, string text) => text.Split('\n')
        .Where(line => Country().IsMatch(line) && !line.Contains("Shipped(\"scenarios/", StringComparison.Ordinal))
        .Select(line => $"{file}: {line.Trim()}");

    private static void Expect(Statement statement, params (string Name, string Value)[] figures) =>
        Assert.All(figures, figure => Assert.Equal(figure.Value, statement.Exact(figure.Name)));

    [GeneratedRegex("Kazakhstan|kz-|Nur Otan|Astana|\\bS([1-9]|[1-5][0-9]|6[0-3])\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Country();
}
