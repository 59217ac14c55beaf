using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<SuspendAccreditationResponse> SuspendAccreditation(SuspendAccreditationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = Enter(tx, request.AccreditationId, request.Etag);
            var (accreditation, findings) = Happen(tx, before, AccreditationAct.Suspend, request.Reason, ground: request.Ground);
            tx.Insert("AccreditationPause", new PauseRow { AccreditationId = before.Id, Number = (int)before.Version, FromOn = tx.OccurredDay.Iso(), UntilOn = "" });
            return new SuspendAccreditationResponse { Accreditation = accreditation, Findings = { findings } };
        });
}
