using Saylau.Common.V1;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

/// <summary>Bills from their introduction to their enactment.</summary>
internal sealed partial class BillService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions, EnactmentRelay relay)
    : V1.BillService.BillServiceBase
{
    private static IReadOnlyList<Finding> JudgeAdvance(BillFacts bill, StepAsked asked, string day, LawInForce<ParliamentLaw> inForce) =>
        inForce.Judge(ProcedureRules.MayAdvance(bill, asked, day, ProcedureRules.Of(bill.Kind, inForce.Rules), inForce.Rules));

    private static IReadOnlyList<Finding> JudgeEnactment(BillFacts bill, string day, LawInForce<ParliamentLaw> inForce) =>
        inForce.Judge(BillRules.MayEnact(bill, day, ProcedureRules.Of(bill.Kind, inForce.Rules), inForce.Rules));

    // The step of the procedure that a bill takes; empty where the procedure has no route to it.
    private static string StepId(BillFacts bill, StepAsked asked, string day, LawInForce<ParliamentLaw> inForce) =>
        ProcedureRules.RouteTo(bill, asked, day, ProcedureRules.Of(bill.Kind, inForce.Rules), inForce.Rules)?.ToStepId ?? "";
}
