using Saylau.Local.Scenarios;

namespace Saylau.Tests.Suite.Scenarios;

/// <summary>What is read of a scenario's files, before anything is played.</summary>
public sealed class ScenarioTests : IDisposable
{
    private const string Simulation = """{"seed": 1, "about": "", "stations": {"id": "{jurisdiction}-{region}-{number}", "numberDigits": 3, "sizeNoisePercent": 0, "regions": [{"region": "R", "short": "r", "stations": 2, "weight": 1}]}}""";

    private readonly ScenarioFolder folder = new();

    [Theory]
    [InlineData("kz", new[] { 1, 2, 5 })]
    [InlineData("kz-law", new[] { 1, 3, 5 })]
    [InlineData("arland", new[] { 1, 5 })]
    public void A_line_may_be_for_some_laws_only(string jurisdiction, int[] lines)
    {
        folder.Write("calls.jsonl", $"""
            {Line()}
            {Line(", \"only\": [\"kz\"]")}
            {Line(", \"only\": [\"kz-law\", \"kz-2012\"]")}
            {Line(", \"only\": []")}
            {Line()}
            """);
        Assert.Equal(lines, Scenario.Read(folder.Path, jurisdiction).Calls.Select(call => call.Line));
    }

    [Fact]
    public void Files_are_read_in_the_order_in_which_they_are_named()
    {
        folder.Write("scenario.json", """{"jurisdiction": "kz", "year": 2011, "calls": ["calls/20.jsonl", "calls/10.jsonl"]}""");
        folder.Write("calls/10.jsonl", $"{Line()}\n");
        folder.Write("calls/20.jsonl", $"\n{Line()}\n{Line()}");
        Assert.Equal([("calls/20.jsonl", 2), ("calls/20.jsonl", 3), ("calls/10.jsonl", 1)], Scenario.Read(folder.Path).Calls.Select(call => (call.File, call.Line)));
    }

    [Fact]
    public void The_chosen_jurisdiction_stands_in_every_file()
    {
        folder.Write("rows.csv", "scope,empty\n{jurisdiction},\n");
        folder.Write("simulation.json", Simulation);
        folder.Write("calls.jsonl", Line(", \"rows\": \"rows.csv\"") + "\n" + Line(", \"rows\": {\"simulation\": \"simulation.json\", \"table\": \"precincts\"}"));
        var calls = Scenario.Read(folder.Path, "elsewhere").Calls;
        Assert.Equal("party@elsewhere", calls[0].As);
        Assert.Equal("""{"scope":"elsewhere"}""", Assert.Single(calls[0].Rows).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(["elsewhere-r-001", "elsewhere-r-002"], calls[1].Rows.Select(row => (string?)row["precinctId"]));
    }

    [Theory]
    [InlineData("""{"jurisdiction": "kz"}""", "", "scenario.json: 'year' is missing")]
    [InlineData("""{"year": 2011}""", "", "scenario.json: 'jurisdiction' is missing")]
    [InlineData("""{"jurisdiction": "kz", "year": 2011, "calls": []}""", "", "scenario.json: 'calls' is not a list of files")]
    [InlineData("""{"jurisdiction": "kz", "year": 2011, "calls": [1]}""", "", "scenario.json: 'calls' is not a list of files")]
    [InlineData("""{"jurisdiction": "kz", "year": 2011, "calls": ["none.jsonl"]}""", "", "none.jsonl")]
    [InlineData(Good, ", \"expect\": {}, \"patienceSeconds\": 1", "calls.jsonl:1: a refusal that is expected is not waited away")]
    [InlineData(Good, ", \"rows\": 1", "calls.jsonl:1: 'rows' names neither")]
    [InlineData(Good, ", \"rows\": {\"table\": \"protocols\"}", "calls.jsonl:1: 'rows' names neither")]
    [InlineData(Good, ", \"rows\": {\"simulation\": \"none.json\", \"table\": \"protocols\"}", "none.json")]
    [InlineData(Good, ", \"rows\": {\"simulation\": \"simulation.json\", \"table\": \"protocols\"}", "simulation.json: protocols: missing")]
    public void What_is_wrong_is_named_with_file_and_line(string about, string fields, string problem)
    {
        folder.Write("scenario.json", about);
        folder.Write("simulation.json", Simulation);
        folder.Write("calls.jsonl", Line(fields));
        Assert.Contains(problem, Assert.Throws<ScenarioException>(() => Scenario.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private const string Good = """{"jurisdiction": "kz", "year": 2011}""";

    private static string Line(string fields = "") => $$"""{"at": "2011", "as": "party@{jurisdiction}", "call": "x.Y/Z"{{fields}}}""";
}
