using System.Globalization;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Procedures;

internal sealed partial class ProcedureService
{
    /// <inheritdoc />
    public override Task<ListNextStepsResponse> ListNextSteps(ListNextStepsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var page = Page.Of(request);
        _ = int.TryParse(page.After, CultureInfo.InvariantCulture, out var after);
        return Task.FromResult(database.Read(session =>
        {
            var bill = BillRow.Require(session, request.BillId);
            var inForce = law.On(session, bill.Jurisdiction, TextFormats.FirstDay(day));
            var (facts, procedure) = (BillFacts.Of(session, bill, day), ProcedureRules.Of(bill.KindOf, inForce.Rules));
            var numbered = ProcedureRules.Routes(facts, procedure).Select((route, index) => (Number: index + 1, Route: route));
            var (items, next) = page.Cut([.. numbered.Skip(after).Take(page.Take)], route => route.Number.ToString(CultureInfo.InvariantCulture));
            return new ListNextStepsResponse
            {
                NextSteps = { items.Select(item => Told(item.Route, facts, day, procedure, inForce)) },
                NextPageToken = next,
                CurrentStepId = ProcedureRules.Current(facts, procedure)?.StepId ?? "",
            };
        }));
    }

    private static NextStep Told(ProcedureRoute route, BillFacts bill, string day, ProcedureLaw procedure, LawInForce<ParliamentLaw> inForce)
    {
        var step = ProcedureRules.Step(procedure, route.ToStepId)!;
        var asked = route.Conditions.SelectMany(condition => RouteConditionRules.Judge(condition, bill, day, inForce.Rules));
        return new()
        {
            Step = step,
            IsOpen = RouteConditionRules.IsOpen(route, bill, day, inForce.Rules) && BillRules.IsInOrder(bill.LastStepOn, day),
            Findings = { inForce.Judge([BillRules.InOrder(bill.LastStepOn, day, procedure.Citation), .. asked]) },
            Actor = step.Stage is BillStage.Enacted ? Role.PresidentOffice : BillRules.ActorOf(step.Stage),
        };
    }
}
