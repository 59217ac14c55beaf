using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Procedures;

/// <summary>A step that somebody wants a bill to take: by its stage, and by its chamber and id where several have that stage.</summary>
internal sealed record StepAsked(BillStage Stage, string ChamberId = "", string StepId = "");

/// <summary>The way of a bill by its procedure: where it stands, where it may go, and what each route asks for.</summary>
internal static class ProcedureRules
{
    /// <summary>The procedure of a kind of bill: the one that the law describes, or the common way of a bill where it is silent.</summary>
    public static ProcedureLaw Of(BillKind kind, ParliamentLaw law) => Stated(kind, law) ?? Common(kind, law.Bills);

    /// <summary>The procedure that the law describes; null where it is silent.</summary>
    public static ProcedureLaw? Stated(BillKind kind, ParliamentLaw law) => law.Procedures.FirstOrDefault(procedure => procedure.Kind == kind);

    /// <summary>The common way of a bill, as a procedure.</summary>
    public static ProcedureLaw Common(BillKind kind, BillLaw law)
    {
        var stages = BillRules.Next.SelectMany(next => next.Value.Prepend(next.Key)).Distinct();
        return new()
        {
            Kind = kind,
            Steps = { stages.Select(stage => new ProcedureStep { StepId = IdOf(stage), Stage = stage }) },
            Routes = { BillRules.Next.SelectMany(next => next.Value.Select(to => CommonRoute(next.Key, to, law))) },
            Citation = law.Procedure,
        };
    }

    /// <summary>May a bill of this kind be introduced by such an initiator? One whose kind is not said is a warning.</summary>
    public static IEnumerable<Finding> MayIntroduce(InitiatorKind initiator, ProcedureLaw procedure)
    {
        if (procedure.Initiators.Count == 0)
            yield break;
        var unknown = initiator is InitiatorKind.Unspecified;
        yield return Findings.Make("parliament.bills.initiator", procedure.Citation, EnumText.Of(procedure.Kind),
            Findings.Text(string.Join(", ", procedure.Initiators.Select(EnumText.Of))), unknown ? null : Findings.Text(EnumText.Of(initiator)),
            unknown ? Outcome.Warning : Findings.Met(procedure.Initiators.Contains(initiator)));
    }

    /// <summary>The step at which a bill stands: the one that was recorded, else the first of its stage; null where the procedure has none.</summary>
    public static ProcedureStep? Current(BillFacts bill, ProcedureLaw procedure)
    {
        if (bill.Steps is not [.., var last])
            return null;
        return Step(procedure, last.StepId)
            ?? procedure.Steps.Where(step => step.Stage == last.Stage).MaxBy(step => step.ChamberId.Length > 0 && Same(step.ChamberId, last.ChamberId));
    }

    /// <summary>The step of an id; null if there is none.</summary>
    public static ProcedureStep? Step(ProcedureLaw procedure, string stepId) => procedure.Steps.FirstOrDefault(step => Same(step.StepId, stepId));

    /// <summary>The routes from where a bill stands, in the order of the law.</summary>
    public static IReadOnlyList<ProcedureRoute> Routes(BillFacts bill, ProcedureLaw procedure) => Current(bill, procedure) is { } current
        ? [.. procedure.Routes.Where(route => Same(route.FromStepId, current.StepId) && Step(procedure, route.ToStepId) is not null)]
        : [];

    /// <summary>
    /// The route that leads a bill to the step asked for: of several, the first that is open, else the first. Null where none leads there.
    /// </summary>
    public static ProcedureRoute? RouteTo(BillFacts bill, StepAsked asked, string day, ProcedureLaw procedure, ParliamentLaw law)
    {
        var fitting = Routes(bill, procedure).Where(route => Fits(Step(procedure, route.ToStepId)!, asked)).ToList();
        return fitting.FirstOrDefault(route => RouteConditionRules.IsOpen(route, bill, day, law)) ?? fitting.FirstOrDefault();
    }

    /// <summary>
    /// May the bill take a step? A route leads there, no step goes back in time, enacting is an act of its own, and everything is
    /// met that the route asks for. Where no route leads there, what every route to that stage asks for is judged all the same.
    /// </summary>
    public static IEnumerable<Finding> MayAdvance(BillFacts bill, StepAsked asked, string day, ProcedureLaw procedure, ParliamentLaw law)
    {
        var route = RouteTo(bill, asked, day, procedure, law);
        yield return HasRoute(bill, asked, route, procedure);
        yield return BillRules.InOrder(bill.LastStepOn, day, procedure.Citation);
        yield return Findings.Make("parliament.bills.not_by_enactment", procedure.Citation, "", null, Findings.Text(EnumText.Of(asked.Stage)),
            Findings.Met(asked.Stage is not BillStage.Enacted));
        foreach (var condition in route?.Conditions.AsEnumerable() ?? AskedEverywhere(asked, procedure))
        {
            foreach (var finding in RouteConditionRules.Judge(condition, bill, day, law))
                yield return finding;
        }
    }

    /// <summary>A route leads from where the bill stands to the stage. The finding names the stages to which one leads.</summary>
    public static Finding HasRoute(BillFacts bill, StepAsked asked, ProcedureRoute? route, ProcedureLaw procedure)
    {
        var stages = Routes(bill, procedure).Select(open => Step(procedure, open.ToStepId)!.Stage).Distinct().Select(EnumText.Of).ToList();
        return Findings.Make("parliament.bills.next_stage", procedure.Citation, EnumText.Of(bill.StageNow),
            Findings.Text(stages.Count == 0 ? "NONE" : string.Join(", ", stages)), Findings.Text(EnumText.Of(asked.Stage)), Findings.Met(route is not null));
    }

    /// <summary>The stages from which a route asks for a vote on a matter: there it is due.</summary>
    public static IEnumerable<BillStage> StagesOf(VoteMatter matter, ProcedureLaw procedure) => procedure.Routes
        .Where(route => route.Conditions.Any(condition => condition.Matter == matter))
        .Select(route => Step(procedure, route.FromStepId)).OfType<ProcedureStep>().Select(step => step.Stage).Distinct();

    private static IEnumerable<RouteCondition> AskedEverywhere(StepAsked asked, ProcedureLaw procedure)
    {
        var routes = procedure.Routes.Where(route => Step(procedure, route.ToStepId) is { } step && Fits(step, asked)).ToList();
        return routes.Count == 0 ? [] : routes[0].Conditions.Where(condition => routes.TrueForAll(route => route.Conditions.Contains(condition)));
    }

    private static bool Fits(ProcedureStep step, StepAsked asked) => step.Stage == asked.Stage
        && (asked.StepId.Length == 0 || Same(step.StepId, asked.StepId))
        && (asked.ChamberId.Length == 0 || step.ChamberId.Length == 0 || Same(step.ChamberId, asked.ChamberId));

    private static ProcedureRoute CommonRoute(BillStage from, BillStage to, BillLaw law)
    {
        var route = new ProcedureRoute { FromStepId = IdOf(from), ToStepId = IdOf(to) };
        if (to is BillStage.Passed or BillStage.Overridden)
        {
            route.Conditions.Add(new RouteCondition
            {
                Rule = "parliament.bills.vote",
                Kind = ConditionKind.VotePassed,
                Matter = to is BillStage.Passed ? VoteMatter.Passage : VoteMatter.Override,
                Citation = law.Procedure,
            });
        }

        return route;
    }

    private static string IdOf(BillStage stage) => EnumText.Of(stage).ToLowerInvariant().Replace('_', '-');

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
