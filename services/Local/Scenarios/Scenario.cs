using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios;

/// <summary>What a refusal that belongs to the story must look like.</summary>
public sealed record ExpectedRefusal(string Status, string Reason, IReadOnlyList<string> Rules);

/// <summary>One line of a scenario.</summary>
/// <param name="Line">Its number in its file, from 1.</param>
/// <param name="At">When it happened: YYYY, YYYY-MM or YYYY-MM-DD.</param>
/// <param name="As">In which capacity, as role@scope.</param>
/// <param name="Call">The RPC, package.Service/Method.</param>
/// <param name="Request">The request.</param>
/// <param name="Expect">The refusal that must come; null where the call must succeed.</param>
/// <param name="Rows">Bulk rows for the request's field <c>rows</c>.</param>
public sealed record ScenarioCall(
    int Line, string At, string As, string Call, JObject Request, ExpectedRefusal? Expect, IReadOnlyList<JObject> Rows)
{
    /// <summary>The file it stands in, relative to the scenario's folder.</summary>
    public string File { get; init; } = Scenario.OnlyFile;

    /// <summary>How long it is asked again while it is refused for what another service has not heard of yet.</summary>
    public TimeSpan Patience { get; init; }
}

/// <summary>A country's record as a list of calls: <c>scenario.json</c>, files of calls, and files of bulk rows.</summary>
public sealed record Scenario(string Name, string Jurisdiction, int Year, IReadOnlyList<ScenarioCall> Calls)
{
    internal const string OnlyFile = "calls.jsonl";

    private const string About = "scenario.json";

    /// <summary>Reads a scenario.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="jurisdiction">The code that stands for <c>{jurisdiction}</c>; the scenario's own if null.</param>
    /// <exception cref="ScenarioException">A file is missing or wrong; the message names file and line.</exception>
    public static Scenario Read(string folder, string? jurisdiction = null)
    {
        var about = ScenarioFiles.Object($"{folder}/{About}", ScenarioFiles.Text($"{folder}/{About}"));
        var code = jurisdiction ?? (string?)about["jurisdiction"] ?? throw new ScenarioException($"{folder}/{About}: 'jurisdiction' is missing.");
        var year = (int?)about["year"] ?? throw new ScenarioException($"{folder}/{About}: 'year' is missing.");
        var files = new ScenarioFiles(folder, code);
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), code, year,
            [.. CallFiles(folder, about["calls"]).SelectMany(file => CallsOf(files, file, code))]);
    }

    private static IEnumerable<string> CallFiles(string folder, JToken? calls) => calls switch
    {
        null => [OnlyFile],
        JArray { Count: > 0 } list when list.All(file => file.Type == JTokenType.String) => list.Select(file => (string)file!),
        _ => throw new ScenarioException($"{folder}/{About}: 'calls' is not a list of files."),
    };

    private static IEnumerable<ScenarioCall> CallsOf(ScenarioFiles files, string file, string jurisdiction) => files.Read(file).Split('\n')
        .Select((text, index) => (Text: text.Trim(), Number: index + 1))
        .Where(line => line.Text.Length > 0)
        .Select(line => (line.Number, Json: ScenarioFiles.Object($"{files.PathOf(file)}:{line.Number}", line.Text)))
        .Where(line => line.Json["only"] is not JArray laws || laws.Any(law => string.Equals((string?)law, jurisdiction, StringComparison.Ordinal)))
        .Select(line => Call(files, file, line.Number, line.Json));

    private static ScenarioCall Call(ScenarioFiles files, string file, int number, JObject line)
    {
        var place = $"{files.PathOf(file)}:{number}";
        string Word(string name) => (string?)line[name] ?? throw new ScenarioException($"{place}: '{name}' is missing.");
        if (line["patienceSeconds"] is not null && line["expect"] is not null)
            throw new ScenarioException($"{place}: a refusal that is expected is not waited away: 'patienceSeconds' or 'expect', not both.");
        return new(number, Word("at"), Word("as"), Word("call"), line["request"] as JObject ?? [], Expectation(line["expect"] as JObject),
            line["rows"] is { } rows ? Rows(files, place, rows) : [])
        {
            File = file,
            Patience = TimeSpan.FromSeconds((int?)line["patienceSeconds"] ?? 0),
        };
    }

    private static IReadOnlyList<JObject> Rows(ScenarioFiles files, string line, JToken rows)
    {
        try
        {
            return files.Rows(rows);
        }
        catch (ScenarioException wrong)
        {
            throw new ScenarioException($"{line}: {wrong.Message}", wrong);
        }
    }

    private static ExpectedRefusal? Expectation(JObject? expect) => expect is null
        ? null
        : new((string?)expect["status"] ?? "", (string?)expect["reason"] ?? "", expect["rules"]?.ToObject<string[]>() ?? []);
}

/// <summary>A scenario cannot be read, or does not go as it says.</summary>
public sealed class ScenarioException(string message, Exception? cause = null) : Exception(message, cause);
