using CsvHelper;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Saylau.Local.Scenarios.Simulation;

namespace Saylau.Local.Scenarios;

/// <summary>The files of a scenario. In each of them <c>{jurisdiction}</c> stands for the code that was chosen.</summary>
internal sealed class ScenarioFiles(string folder, string jurisdiction)
{
    // A simulation is read once, however many lines take a table from it.
    private readonly Dictionary<string, SimulatedTables> simulations = new(StringComparer.Ordinal);

    /// <summary>Where a file of the scenario is.</summary>
    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>A file's text.</summary>
    public string Read(string file) => Text(PathOf(file)).Replace("{jurisdiction}", jurisdiction, StringComparison.Ordinal);

    /// <summary>The rows that a line names: a CSV file's, or those of a simulation's table.</summary>
    public IReadOnlyList<JObject> Rows(JToken rows) => rows switch
    {
        JValue { Value: string file } => Csv(file),
        JObject reference when (string?)reference["simulation"] is { } file && (string?)reference["table"] is { } table => Simulation(file).Rows(table),
        _ => throw new ScenarioException("'rows' names neither a CSV file nor the table of a simulation."),
    };

    private SimulatedTables Simulation(string file) => simulations.TryGetValue(file, out var known)
        ? known
        : simulations[file] = new(SimulationSpec.Parse(PathOf(file), Read(file)));

    private List<JObject> Csv(string file)
    {
        using var reader = new CsvDataReader(CsvReader.FromText(Read(file), new CsvReaderOptions()), false);
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

    /// <summary>The text of the file at a path.</summary>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>A JSON object out of a text; what is wrong with it is said with its place.</summary>
    public static JObject Object(string place, string text)
    {
        try
        {
            // Dates stay as they are written: they may lack their day.
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException error)
        {
            throw new ScenarioException($"{place}: {error.Message}", error);
        }
    }
}
