using Grpc.Core;
using Saylau.Common.V1;

namespace Saylau.Platform.Law;

public sealed partial class LawService
{
    /// <inheritdoc />
    public override Task<CheckBringIntoForceResponse> CheckBringIntoForce(CheckBringIntoForceRequest request, ServerCallContext context)
    {
        RequireOurs(request.Area);
        var (_, findings) = database.Read(session => Judge(session, request.Jurisdiction, request.Version, request.Act, request.AsOf));
        return Task.FromResult(new CheckBringIntoForceResponse { Findings = { findings } });
    }
}
