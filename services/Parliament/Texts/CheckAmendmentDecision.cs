using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<CheckAmendmentDecisionResponse> CheckAmendmentDecision(CheckAmendmentDecisionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckAmendmentDecisionResponse
        {
            Findings = { AmendmentRules.MayDecide(AmendmentRow.Require(session, request.AmendmentId).ToFacts(), request.Act, VoteOn(session, request.VoteId), day) },
        }));
    }
}
