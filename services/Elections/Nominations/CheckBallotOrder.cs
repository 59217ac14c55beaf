using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<CheckBallotOrderResponse> CheckBallotOrder(CheckBallotOrderRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var inForce = law.On(session, election.Jurisdiction, ledger.Today);
            var candidates = CandidateRow.Of(session, election.Id);
            IEnumerable<Finding> findings;
            if (BallotOrderRow.Find(session, election.Id) is { } drawn)
            {
                var (order, changes) = (BallotPlaceRow.Of(session, election.Id), CandidateChangeRow.Of(session, [.. candidates.Select(row => row.Id)], ""));
                findings = [BallotOrderRules.IsWhole(election.Id, drawn.RegisteredThen(candidates, changes), order), BallotOrderRules.IsAsDrawn(election.Id, drawn.Seed, order)];
            }
            else
            {
                findings = BallotOrderRules.MayDraw(election.Id, StateOn(session, election.Id, ledger.Today.Iso()),
                    [.. candidates.Where(row => row.State is "REGISTERED").Select(row => row.Id)]);
            }

            return new CheckBallotOrderResponse { Findings = { inForce.Judge(findings) } };
        }));
}
