using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<DrawBallotOrderResponse> DrawBallotOrder(DrawBallotOrderRequest request, ServerCallContext context)
    {
        if (request.Seed.Length > 0 == request.CandidateIds.Count > 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("seed", "either a seed is given or the order that was drawn by hand."));
        return ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (BallotOrderRow.Find(tx, election.Id) is not null)
                throw Refusal.AlreadyExists(ErrorReason.BallotOrderExists, "election_id", election.Id);
            string[] registered = [.. CandidateRow.Of(tx, election.Id).Where(row => row.State is "REGISTERED").Select(row => row.Id)];
            var order = request.Seed.Length > 0 ? BallotOrderRules.Draw(request.Seed, registered) : [.. request.CandidateIds];
            var findings = law.On(tx, election.Jurisdiction, tx.OccurredDay).Judge(BallotOrderRules.MayDraw(election.Id, StateOn(tx, election.Id, tx.OccurredOn), registered)
                .Append(BallotOrderRules.IsWhole(election.Id, registered, order)));
            findings.RefuseIfViolated();

            var drawn = Store(tx, election.Id, request.Seed, order, findings);
            tx.Record(new BallotOrderDrawn { Order = drawn });
            return new DrawBallotOrderResponse { Order = drawn, Findings = { findings } };
        });
    }

    private static BallotOrder Store(LedgerTransaction tx, string electionId, string seed, IReadOnlyList<string> order, IReadOnlyList<Finding> findings)
    {
        var row = tx.Stamp(new BallotOrderRow { ElectionId = electionId, Seed = seed, Findings = FindingList.ToBytes(findings) });
        tx.Insert("BallotOrder", row);
        tx.InsertMany("BallotPlace", order.Select((id, place) => new BallotPlaceRow { ElectionId = electionId, Number = place + 1, CandidateId = id }).ToArray());
        return row.ToProto(order);
    }
}
