using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Parliament.Votes;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Bills;

internal sealed partial class BillService
{
    /// <inheritdoc />
    public override Task<GetBillResponse> GetBill(GetBillRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new GetBillResponse
        {
            Bill = Told(session, [BillRow.Require(session, request.BillId)], request.AsOf).SingleOrDefault()
                ?? throw Refusal.NotFound(ErrorReason.BillNotFound, "bill_id", request.BillId),
        }));

    /// <summary>Bills with their stages, votes and effects, as they were on a day; those that came later are left out.</summary>
    private static IEnumerable<Bill> Told(Session session, IReadOnlyList<BillRow> bills, string day)
    {
        var ids = bills.Select(bill => bill.Id).ToArray();
        var (steps, votes, effects) = (BillStepRow.Of(session, ids), VoteRow.On(session, ids, day), EffectRow.Of(session, ids));
        var objections = ObjectionRow.Of(session, ids);
        foreach (var bill in bills)
        {
            var reached = steps[bill.Id].Where(step => day.Length == 0 || string.CompareOrdinal(step.OccurredOn, day) <= 0).ToList();
            if (reached.Count > 0)
                yield return (day.Length == 0 ? bill : bill.AsOf(day, reached[^1])).ToProto(
                    reached, votes[bill.Id].Select(vote => VoteVersionRow.Told(session, vote, day)), effects[bill.Id], Latest(objections[bill.Id], reached));
        }
    }

    // A bill that was returned twice was objected to twice: what stands is the last.
    private static IEnumerable<ObjectionRow> Latest(IEnumerable<ObjectionRow> objections, IReadOnlyList<BillStepRow> reached)
    {
        var number = reached.LastOrDefault(step => step.Stage is "REJECTED_BY_PRESIDENT")?.Number;
        return objections.Where(objection => objection.StepNumber == number);
    }
}
