using Saylau.Common.V1;
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
    private static IReadOnlyList<Finding> JudgeAdvance(Session session, BillRow bill, BillStage stage, string day, LawInForce<ParliamentLaw> inForce) =>
        inForce.Judge(BillRules.MayAdvance(bill.StageNow, stage, LastStep(session, bill), day, inForce.Rules.Bills)
            .Concat(BillRules.VotesNeeded(bill.KindOf, stage) is { } matter
                ? VoteRules.HasPassed(bill.KindOf, matter, VoteRow.On(session, [bill.Id], LastDay(day))[bill.Id].ToList(), inForce.Rules)
                : []));

    private static IReadOnlyList<Finding> JudgeEnactment(Session session, BillRow bill, string day, LawInForce<ParliamentLaw> inForce) =>
        inForce.Judge(BillRules.MayEnact(
            bill.KindOf, bill.StageNow, BillStepRow.Of(session, [bill.Id])[bill.Id].Any(step => step.Stage is "OVERRIDDEN"),
            LastStep(session, bill), day, VoteRow.On(session, [bill.Id], LastDay(day))[bill.Id].ToList(), inForce.Rules));

    // A date that lacks its day or month lasts until their end.
    private static string LastDay(string day) => $"{day}-99-99"[..10];

    private static string LastStep(Session session, BillRow bill) => BillStepRow.Of(session, [bill.Id])[bill.Id].Last().OccurredOn;
}
