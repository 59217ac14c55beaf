using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<AppealRevocationResponse> AppealRevocation(AppealRevocationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = AccreditationRow.Require(tx, request.AccreditationId);
            RequireAccredited(tx.Call, before);
            tx.Concerns(before.Jurisdiction);
            Etags.Require(request.Etag, before.Version);
            var (accreditation, findings) = Happen(tx, before, AccreditationAct.Appeal, request.Grounds);
            return new AppealRevocationResponse { Accreditation = accreditation, Findings = { findings } };
        });
}
