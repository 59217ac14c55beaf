using System.Globalization;
using CsvHelper;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios;

/// <summary>What a refusal that belongs to the story must look like.</summary>
public sealed record ExpectedRefusal(string Status, string Reason, IReadOnlyList<string> Rules);

/// <summary>One line of a scenario.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="At">When it happened: YYYY, YYYY-MM or YYYY-MM-DD.</param>
/// <param name="As">In which capacity, as role@scope.</param>
/// <param name="Call">The RPC, package.Service/Method.</param>
/// <param name="Request">The request.</param>
/// <param name="Expect">The refusal that must come; null where the call must succeed.</param>
/// <param name="Rows">Bulk rows for the request's field <c>rows</c>.</param>
public sealed record ScenarioCall(
    int Line, string At, string As, string Call, JObject Request, ExpectedRefusal? Expect, IReadOnlyList<JObject> Rows);

/// <summary>A country's record as a list of calls: <c>scenario.json</c>, <c>calls.jsonl</c>, and CSV files for bulk rows.</summary>
public sealed record Scenario(string Name, string Jurisdiction, int Year, IReadOnlyList<ScenarioCall> Calls)
{
    /// <summary>Reads a scenario.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="jurisdiction">The code that stands for <c>{jurisdiction}</c>; the scenario's own if null.</param>
    /// <exception cref="ScenarioException">A file is missing or wrong; the message names file and line.</exception>
    public static Scenario Read(string folder, string? jurisdiction = null)
    {
        var about = Parse(Path.Combine(folder, "scenario.json"), 0, ReadFile(Path.Combine(folder, "scenario.json")));
        var code = jurisdiction ?? (string?)about["jurisdiction"] ?? throw new ScenarioException($"{folder}/scenario.json: 'jurisdiction' is missing.");
        var path = Path.Combine(folder, "calls.jsonl");
        var calls = ReadFile(path).Split('\n')
            .Select((text, index) => (Text: text.Trim(), Line: index + 1))
            .Where(line => line.Text.Length > 0)
            .Select(line => Call(folder, path, line.Line, line.Text.Replace("{jurisdiction}", code, StringComparison.Ordinal)));
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), code,
            (int?)about["year"] ?? throw new ScenarioException($"{folder}/scenario.json: 'year' is missing."), [.. calls]);
    }

    private static ScenarioCall Call(string folder, string path, int number, string text)
    {
        var line = Parse(path, number, text);
        string Word(string name) => (string?)line[name] ?? throw new ScenarioException($"{path}:{number}: '{name}' is missing.");
        return new(number, Word("at"), Word("as"), Word("call"), line["request"] as JObject ?? [], Expectation(line["expect"] as JObject),
            line["rows"] is { } rows ? Rows(folder, $"{path}:{number}", (string)rows!) : []);
    }

    private static List<JObject> Rows(string folder, string line, string file)
    {
        try
        {
            return ReadRows(Path.Combine(folder, file));
        }
        catch (ScenarioException missing)
        {
            throw new ScenarioException($"{line}: {missing.Message}", missing);
        }
    }

    private static ExpectedRefusal? Expectation(JObject? expect) => expect is null
        ? null
        : new((string?)expect["status"] ?? "", (string?)expect["reason"] ?? "", expect["rules"]?.ToObject<string[]>() ?? []);

    private static List<JObject> ReadRows(string path)
    {
        using var reader = new CsvDataReader(CsvReader.FromText(ReadFile(path), new CsvReaderOptions()), false);
        var rows = new List<JObject>();
        while (reader.Read())
        {
            // An empty cell is an absent field, not an empty one.
            rows.Add(new JObject(Enumerable.Range(0, reader.FieldCount)
                .Where(column => !reader.IsDBNull(column) && reader.GetString(column).Length > 0)
                .Select(column => new JProperty(reader.GetName(column), reader.GetString(column)))));
        }

        return rows;
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException error)
        {
            throw new ScenarioException($"{path}: {error.Message}", error);
        }
    }

    private static JObject Parse(string path, int number, string text)
    {
        try
        {
            // Dates stay as they are written: they may lack their day.
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException error)
        {
            throw new ScenarioException($"{path}:{number}: {error.Message}", error);
        }
    }
}

/// <summary>A scenario cannot be read, or does not go as it says.</summary>
public sealed class ScenarioException(string message, Exception? cause = null) : Exception(message, cause);
