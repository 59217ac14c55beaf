using System.Text;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Law;

/// <summary>
/// The states of a record and the acts that lead from one to another: one table. What is not in it cannot happen. The
/// value UNSPECIFIED of a state is a record that is not there yet; no state that a table leads to is UNSPECIFIED.
/// </summary>
/// <typeparam name="TState">The contract's enum of states.</typeparam>
/// <typeparam name="TAct">The contract's enum of acts.</typeparam>
/// <param name="rule">The id of the rule that the findings of this table name.</param>
/// <param name="transitions">From a state, by an act, to a state.</param>
public sealed class Lifecycle<TState, TAct>(string rule, params (TState From, TAct Act, TState To)[] transitions)
    where TState : struct, Enum
    where TAct : struct, Enum
{
    private readonly Dictionary<(TState From, TAct Act), TState> table =
        transitions.ToDictionary(transition => (transition.From, transition.Act), transition => transition.To);

    /// <summary>Every transition, in the order of the table.</summary>
    public IReadOnlyList<(TState From, TAct Act, TState To)> Transitions => transitions;

    /// <summary>The state that the act leads to; null if it cannot happen in this state.</summary>
    public TState? After(TState from, TAct act) => table.TryGetValue((from, act), out var to) ? to : null;

    /// <summary>May this happen to a record in this state? The finding names the states in which it may, and where the record stands.</summary>
    public Finding MayHappen(TState from, TAct act, params string[] evidence)
    {
        var allowed = transitions.Where(transition => transition.Act.Equals(act)).Select(transition => Word(transition.From)).Distinct(StringComparer.Ordinal);
        return Findings.Make(rule, null, EnumText.Of(act), Findings.Text(string.Join(", ", allowed)), Findings.Text(Word(from)),
            Findings.Met(table.ContainsKey((from, act))), evidence);
    }

    /// <summary>The table as a Mermaid state diagram; acts that lead the same way share an arrow.</summary>
    public string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var arrow in transitions.GroupBy(transition => (transition.From, transition.To)))
        {
            var acts = string.Join(", ", arrow.Select(transition => EnumText.Of(transition.Act)));
            diagram.Append("    ").Append(Node(arrow.Key.From)).Append(" --> ").Append(Node(arrow.Key.To)).Append(": ").Append(acts).Append('\n');
        }

        var left = transitions.Where(transition => !transition.From.Equals(transition.To)).Select(transition => transition.From).ToHashSet();
        foreach (var final in transitions.Select(transition => transition.To).Distinct().Where(state => !left.Contains(state)))
            diagram.Append("    ").Append(Node(final)).Append(" --> [*]\n");
        return diagram.ToString();
    }

    private static string Word(TState state) => IsNone(state) ? "NONE" : EnumText.Of(state);

    private static string Node(TState state) => IsNone(state) ? "[*]" : EnumText.Of(state);

    private static bool IsNone(TState state) => EqualityComparer<TState>.Default.Equals(state, default);
}
