using System.Text;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Procedures;

/// <summary>What a procedure looks like as a whole: whether it is sound, and its diagram.</summary>
internal static class ProcedureShape
{
    /// <summary>
    /// Is it sound? Every id is given once, every route and condition names steps that are there, every step is reached from the
    /// first, and from every step an end can be reached.
    /// </summary>
    public static IEnumerable<Finding> IsSound(ProcedureLaw procedure)
    {
        var ids = procedure.Steps.Select(step => step.StepId).ToHashSet(StringComparer.Ordinal);
        var twice = procedure.Steps.GroupBy(step => step.StepId, StringComparer.Ordinal).Where(steps => steps.Count() > 1).Select(steps => steps.Key);
        var named = procedure.Routes.SelectMany(route => route.Conditions.Select(condition => condition.StepId).Append(route.FromStepId).Append(route.ToStepId));
        var unreached = ids.Except(Reached(procedure, [procedure.Steps[0].StepId], route => (route.FromStepId, route.ToStepId)), StringComparer.Ordinal);
        var endless = ids.Except(Reached(procedure, [.. Ends(procedure)], route => (route.ToStepId, route.FromStepId)), StringComparer.Ordinal);
        yield return None("parliament.procedures.ids_once", procedure, twice);
        yield return None("parliament.procedures.steps_known", procedure, named.Where(id => id.Length > 0).Except(ids, StringComparer.Ordinal));
        yield return None("parliament.procedures.conditions_complete", procedure,
            procedure.Routes.SelectMany(route => route.Conditions).Where(condition => !IsComplete(condition)).Select(condition => condition.Rule));
        yield return None("parliament.procedures.steps_reached", procedure, unreached);
        yield return None("parliament.procedures.ends_reached", procedure, endless);
    }

    /// <summary>The procedure as a Mermaid state diagram; what a route asks for stands on its arrow.</summary>
    public static string Diagram(ProcedureLaw procedure)
    {
        var diagram = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(Node(procedure.Steps[0].StepId)).Append('\n');
        foreach (var route in procedure.Routes)
        {
            diagram.Append("    ").Append(Node(route.FromStepId)).Append(" --> ").Append(Node(route.ToStepId));
            diagram.Append(route.Conditions.Count == 0 ? "" : ": " + string.Join(", ", route.Conditions.Select(Label))).Append('\n');
        }

        foreach (var end in Ends(procedure))
            diagram.Append("    ").Append(Node(end)).Append(" --> [*]\n");
        return diagram.ToString();
    }

    private static IEnumerable<string> Ends(ProcedureLaw procedure) => procedure.Steps.Select(step => step.StepId)
        .Where(id => !procedure.Routes.Any(route => string.Equals(route.FromStepId, id, StringComparison.Ordinal)));

    private static HashSet<string> Reached(ProcedureLaw procedure, IReadOnlyCollection<string> starts, Func<ProcedureRoute, (string From, string To)> along)
    {
        var reached = new HashSet<string>(starts, StringComparer.Ordinal);
        var waiting = new Queue<string>(starts);
        while (waiting.TryDequeue(out var id))
        {
            foreach (var (_, to) in procedure.Routes.Select(along).Where(route => string.Equals(route.From, id, StringComparison.Ordinal)))
            {
                if (reached.Add(to))
                    waiting.Enqueue(to);
            }
        }

        return reached;
    }

    private static bool IsComplete(RouteCondition condition) => condition.Kind switch
    {
        ConditionKind.VotePassed or ConditionKind.VoteFailed => condition.Matter is not VoteMatter.Unspecified,
        ConditionKind.DaysAtLeast or ConditionKind.DaysAtMost or ConditionKind.WasAt or ConditionKind.NeverAt => condition.StepId.Length > 0,
        ConditionKind.Initiator => condition.Initiators.Count > 0,
        ConditionKind.Review => condition.Conclusions.Count > 0,
        _ => true,
    };

    private static string Label(RouteCondition condition) => condition.Kind switch
    {
        ConditionKind.VotePassed or ConditionKind.VoteFailed => $"{EnumText.Of(condition.Kind)} {EnumText.Of(condition.Matter)} {condition.ChamberId}".TrimEnd(),
        ConditionKind.DaysAtLeast or ConditionKind.DaysAtMost => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{EnumText.Of(condition.Kind)} {condition.Days} {condition.StepId}"),
        ConditionKind.Review => $"REVIEW {string.Join(" or ", condition.Conclusions.Select(EnumText.Of))}",
        ConditionKind.Initiator => $"INITIATOR {string.Join(" or ", condition.Initiators.Select(EnumText.Of))}",
        _ => $"{EnumText.Of(condition.Kind)} {condition.StepId}{condition.ChamberId}".TrimEnd(),
    };

    // Mermaid takes no hyphens in the names of states.
    private static string Node(string id) => id.Replace('-', '_');

    private static Finding None(string rule, ProcedureLaw procedure, IEnumerable<string> wrong)
    {
        var found = wrong.Distinct(StringComparer.Ordinal).ToList();
        return Findings.Make(rule, procedure.Citation, EnumText.Of(procedure.Kind), Findings.Text("NONE"),
            Findings.Text(found.Count == 0 ? "NONE" : string.Join(", ", found)), Findings.Met(found.Count == 0));
    }
}
