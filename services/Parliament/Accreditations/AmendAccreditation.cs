using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<AmendAccreditationResponse> AmendAccreditation(AmendAccreditationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = Enter(tx, request.AccreditationId, request.Etag);
            var from = request.ValidFrom.Length > 0 ? request.ValidFrom : before.ValidFrom;
            var (accreditation, findings) = Happen(tx, before, AccreditationAct.Amend, request.Reason,
                changed: row => row with { ValidFrom = from, ValidUntil = request.ValidUntil }, besides: AccreditationRules.IsPeriod(from, request.ValidUntil));
            return new AmendAccreditationResponse { Accreditation = accreditation, Findings = { findings } };
        });
}
