using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>
/// Simulated records, as rows of the contract's JSON. Where only totals are public, they are spread over stations and
/// forms so that every row is consistent and every column adds up exactly. Which country it is, only the file knows.
/// </summary>
internal sealed class SimulatedTables
{
    private const string Known = "precincts, protocols, turnoutCounts, forms, formsOf:<name>, assemblies, sheets, sheetsOf:<name>";

    private readonly SimulationSpec spec;
    private readonly Station[] stations;
    private readonly Lazy<Protocol[]> protocols;

    /// <summary>The tables of a simulation; the stations at once, each table when it is asked for.</summary>
    public SimulatedTables(SimulationSpec spec)
    {
        this.spec = spec;
        stations = Station.All(spec);
        protocols = new(() => Protocol.All(spec, Given(spec.Protocols, "protocols"), stations));
    }

    /// <summary>A table's rows.</summary>
    /// <exception cref="ScenarioException">There is no such table, or its totals cannot be met; the message names file and field.</exception>
    public IReadOnlyList<JObject> Rows(string table) => table.Split(':') switch
    {
        ["precincts"] => [.. stations.Select(station => station.ToRow())],
        ["protocols"] => [.. protocols.Value.Select(protocol => protocol.ToRow(spec.Protocols!))],
        ["turnoutCounts"] => TurnoutCounts.Rows(spec, Given(spec.TurnoutCounts, "turnoutCounts"), protocols.Value),
        ["forms"] => [.. Given(spec.Forms, "forms").SelectMany(FormsOf)],
        ["formsOf", var name] => FormsOf(Named(spec.Forms, "forms", forms => forms.Name, name)),
        ["assemblies"] => Assemblies.Rows(spec, Given(spec.Assemblies, "assemblies")),
        ["sheets"] when spec.Sheets is [var only] => SignatureSheets.Rows(spec, only),
        ["sheetsOf", var name] => SignatureSheets.Rows(spec, Named(spec.Sheets, "sheets", sheets => sheets.Name, name)),
        _ => throw new ScenarioException($"{spec.File}: there is no table '{table}'. There are {Known}; 'sheets' where there is one collection."),
    };

    private IReadOnlyList<JObject> FormsOf(FormsSpec forms) => StageForms.Rows(spec, forms, stations);

    private T Given<T>(T? part, string field)
        where T : class =>
        part ?? throw new ScenarioException($"{spec.File}: {field}: missing.");

    private T Named<T>(T[]? parts, string field, Func<T, string> nameOf, string name)
        where T : class =>
        parts?.FirstOrDefault(part => string.Equals(nameOf(part), name, StringComparison.Ordinal))
        ?? throw new ScenarioException($"{spec.File}: {field}: none is named '{name}'.");
}
