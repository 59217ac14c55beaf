using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<GetAuditResponse> GetAudit(GetAuditRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new GetAuditResponse { Audit = AuditRow.Require(session, request.AuditId).ToProto(session) }));
}
