using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<RecordOathResponse> RecordOath(RecordOathRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mandate = Changing(tx, request.MandateId, request.Etag);
            var swornOn = request.SwornOn.Length > 0 ? request.SwornOn : tx.OccurredDay.Iso();
            var (sworn, findings) = changes.Take(tx, mandate, new(MandateAct.Swear, swornOn), row => row with { SwornOn = swornOn });
            return new RecordOathResponse { Mandate = sworn, Findings = { findings } };
        });
}
