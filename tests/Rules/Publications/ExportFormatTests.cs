using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CsCheck;
using CsvHelper;
using Microsoft.Extensions.Configuration;
using NJsonSchema;
using Saylau.Common.V1;
using Saylau.Elections.Publications.Exports;
using Saylau.Elections.V1;
using Saylau.Verify;

namespace Saylau.Tests.Rules.Publications;

public sealed class ExportFormatTests
{
    private static readonly Gen<string> OddText = Gen.OneOf(
        Gen.OneOf("=1+1", "+7 700", "-5", "@SUM(A1)", "\tx", "\rx", "'=x", "'", "a,b", "a \"b\" c", "two\nlines", "Сайлау, Ақмола", "Қазақстан=1", "<&>", "\u0001x", "😀, ok", ""),
        Gen.String[Gen.OneOf(Gen.Char['\u0020', '\u00FF'], Gen.Char['\u0400', '\u04FF'], Gen.OneOf(',', '"', '\n', '\r', '=', '\'')), 0, 20]);

    private static readonly Gen<uint?> Count = Gen.OneOf(Gen.UInt[0, 3].Select(count => (uint?)count), Gen.UInt.Select(count => (uint?)count), Gen.Const((uint?)null));

    private static readonly Gen<(ExportPlan Plan, ExportRow[] Rows)> Plans =
        from name in OddText
        from choices in OddText.Array[1, 4]
        from stations in Gen.Select(Gen.Bool, Count.Array[10], Count.Array[4]).Array[0, 8]
        select Plan(name, choices, [.. stations.Select((station, at) => Row(station.Item1 ? "KZ-AKM" : "KZ-ALA", $"st-{at}", station.Item2, station.Item3.Take(choices.Length)))]);

    [Fact]
    public void Every_format_gives_back_every_figure_and_none_that_is_absent() => Plans.Sample(sample =>
    {
        using var folder = new TemporaryFolder();
        foreach (var (format, write) in Formats())
        {
            var path = Path.Combine(folder.Path, format);
            using (var file = File.Create(path))
                Assert.Equal((ulong)sample.Rows.Length, write(sample.Plan, file));
            var read = ExportReader.Read(path).OrderBy(place => place.PrecinctId, StringComparer.Ordinal).ToArray();
            Assert.Equal(sample.Rows.Select(row => (row.Region, row.PrecinctId)), read.Select(place => (place.Region, place.PrecinctId)));
            for (var at = 0; at < read.Length; at++)
                AssertSame(sample.Plan, sample.Rows[at], read[at].Figures, isNist: format is "json" or "xml");
        }
    }, iter: 60, threads: 1);

    [Fact]
    public async Task What_is_written_as_NIST_is_valid_by_its_schemas()
    {
        var schema = await JsonSchema.FromJsonAsync(Resource("NIST_V2_election_results_reporting.json"), TestContext.Current.CancellationToken);
        var schemas = Schemas();
        Plans.Sample(sample =>
        {
            foreach (var level in (ResultLevel[])[ResultLevel.Station, ResultLevel.Region, ResultLevel.Nation])
            {
                foreach (var isQuestion in (bool[])[false, true])
                {
                    var plan = At(sample.Plan, level) with { IsQuestion = isQuestion };
                    Assert.Empty(schema.Validate(Written(to => Json(plan, to))));
                    var problems = new List<string>();
                    XDocument.Parse(Written(to => Xml(plan, to))).Validate(schemas, (_, problem) => problems.Add(problem.Message));
                    Assert.Empty(problems);
                }
            }
        }, iter: 25, threads: 1);
    }

    [Fact]
    public async Task A_report_that_lacks_what_is_required_is_found_by_the_schemas()
    {
        var schema = await JsonSchema.FromJsonAsync(Resource("NIST_V2_election_results_reporting.json"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(Written(to => Json(Plan("x", ["a"], []).Plan, to)).Replace("\"Issuer\"", "\"Issued\"", StringComparison.Ordinal)));
        var problems = new List<string>();
        XDocument.Parse(Written(to => Xml(Plan("x", ["a"], []).Plan, to)).Replace("Issuer>", "Issued>", StringComparison.Ordinal)).Validate(Schemas(), (_, problem) => problems.Add(problem.Message));
        Assert.NotEmpty(problems);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+7", "'+7")]
    [InlineData("-5", "'-5")]
    [InlineData("@a", "'@a")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("'x", "''x")]
    [InlineData("1=1", "1=1")]
    [InlineData("", "")]
    public void Text_that_a_spreadsheet_would_run_is_made_harmless(string text, string expected) => Assert.Equal(expected, CsvExport.Harmless(text));

    [Fact]
    public void No_cell_of_text_begins_a_formula() => Plans.Sample(sample =>
    {
        using var csv = CsvReader.FromText(Written(to => CsvExport.Write(sample.Plan, to)), new CsvReaderOptions { HasHeader = false });
        var lines = 0;
        while (csv.Read())
        {
            if (lines++ > 0)
                Assert.Equal(sample.Plan.Say(sample.Plan.ElectionName), Plain(csv.GetString(1)));
            for (var at = 0; at < csv.FieldCount; at++)
                Assert.DoesNotMatch("^[=+@\\t\\r\\n-]", csv.GetString(at));
        }

        Assert.Equal(sample.Rows.Length + 1, lines);
    }, iter: 100, threads: 1);

    private static string Plain(string cell) => cell is ['\'', ..] ? cell[1..] : cell;

    private static (string Format, Func<ExportPlan, Stream, ulong> Write)[] Formats() =>
        [("csv", CsvExport.Write), ("parquet", ParquetExport.Write), ("json", Json), ("xml", Xml)];

    private static ulong Json(ExportPlan plan, Stream to)
    {
        using var json = new NistJsonWriter(to);
        return NistExport.Write(plan, json);
    }

    private static ulong Xml(ExportPlan plan, Stream to)
    {
        using var xml = new NistXmlWriter(to);
        return NistExport.Write(plan, xml);
    }

    private static string Written(Func<Stream, ulong> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static XmlSchemaSet Schemas()
    {
        var schemas = new XmlSchemaSet();
        using var xsd = XmlReader.Create(new StringReader(Resource("NIST_V2_election_results_reporting.xsd")));
        schemas.Add(null, xsd);
        return schemas;
    }

    // The standard's schemas are not ours to keep here.
    private static string Resource(string name)
    {
        var folder = new ConfigurationBuilder().AddEnvironmentVariables().Build()["SAYLAU_TEST_NIST_SCHEMAS"];
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "SAYLAU_TEST_NIST_SCHEMAS does not name the folder with the schemas of NIST SP 1500-100 version 2.");
        return File.ReadAllText(Path.Combine(folder!, name));
    }

    private static (ExportPlan Plan, ExportRow[] Rows) Plan(string name, string[] choices, ExportRow[] rows) => (new()
    {
        ElectionId = "odd",
        ElectionName = Text(name),
        IsQuestion = false,
        VotingOn = "2010-06",
        Jurisdiction = new() { Code = "kz", Name = Text(name), Languages = { "kk", "en" } },
        System = ElectoralSystem.Majority,
        Level = ResultLevel.Station,
        Status = ResultStatus.UnofficialPartial,
        ReadAt = new(2010, 6, 6, 12, 0, 0, 500, TimeSpan.FromHours(6)),
        Choices = [.. choices.Select((choice, at) => new ExportChoice($"choice-{at}", Text(choice), ""))],
        Regions = [new("KZ-AKM", Text(name), RegionKind.Province), new("KZ-ALA", Text(name), RegionKind.City)],
        Rows = region => rows.Where(row => region.Length == 0 || string.Equals(row.Region, region, StringComparison.Ordinal)),
    }, rows);

    private static ExportPlan At(ExportPlan plan, ResultLevel level) => level switch
    {
        ResultLevel.Station => plan,
        ResultLevel.Region => plan with { Level = level, Rows = region => plan.Regions.Where(known => region.Length == 0 || string.Equals(known.Code, region, StringComparison.Ordinal)).Select(known => Row(known.Code, "", new uint?[10], [5])) },
        _ => plan with { Level = level, Rows = _ => [Row("", "", [.. Enumerable.Repeat((uint?)1, 10)], [0])] },
    };

    private static LocalizedText Text(string text) => text.Length == 0 ? new() : new() { Text = { ["kk"] = text } };

    private static ExportRow Row(string region, string id, uint?[] counts, IEnumerable<uint?> votes) => new()
    {
        Region = region,
        PrecinctId = id,
        Version = counts[0],
        Registered = counts[1],
        Received = counts[2],
        Issued = counts[3],
        Unused = counts[4],
        Spoiled = counts[5],
        InBoxes = counts[6],
        Valid = counts[7],
        Invalid = counts[8],
        StationsCounted = id.Length == 0 ? counts[9] : null,
        Votes = votes.Select((count, at) => (count, at)).Where(vote => vote.count is not null)
            .ToDictionary(vote => $"choice-{vote.at}", vote => vote.count!.Value, StringComparer.Ordinal),
    };

    private static void AssertSame(ExportPlan plan, ExportRow row, Saylau.Verify.Figures read, bool isNist)
    {
        var expected = plan.Choices.Select(choice => ($"votes:{choice.Id}", row.VotesOf(choice.Id)))
            .Concat([("registered", row.Registered), ("in_boxes", row.InBoxes), ("invalid", row.Invalid)]);
        if (!isNist)
            expected = expected.Concat([("received", row.Received), ("issued", row.Issued), ("unused", row.Unused), ("spoiled", row.Spoiled), ("valid", row.Valid)]);
        foreach (var (name, count) in expected)
            Assert.Equal((name, count), (name, read.Counts.TryGetValue(name, out var found) ? (uint)found : null));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("saylau-exports-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
