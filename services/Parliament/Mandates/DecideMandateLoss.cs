using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<DecideMandateLossResponse> DecideMandateLoss(DecideMandateLossRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mandate = Changing(tx, request.MandateId, request.Etag);
            var endedOn = request.EndedOn.Length > 0 ? request.EndedOn : tx.OccurredDay.Iso();
            var step = new MandateStep(MandateAct.Deprive, endedOn, request.Ground, BodyOf(tx.Call));
            var (lost, findings) = changes.Take(tx, mandate, step, row => row with { EndedOn = endedOn, EndReason = request.Reason }, request.Reason, request.Decision);
            return new DecideMandateLossResponse { Mandate = lost, Findings = { findings } };
        });

    // Who decides is the capacity of who calls: the secretariat enters what the chamber decided.
    private static MandateLossBody BodyOf(Call call) => call.ActingAs?.Role switch
    {
        Role.Court => MandateLossBody.Court,
        Role.CentralCommission => MandateLossBody.Commission,
        _ => MandateLossBody.Chamber,
    };
}
