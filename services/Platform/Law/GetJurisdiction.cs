using Grpc.Core;
using Saylau.Common.V1;

namespace Saylau.Platform.Law;

public sealed partial class LawService
{
    /// <inheritdoc />
    public override Task<GetJurisdictionResponse> GetJurisdiction(GetJurisdictionRequest request, ServerCallContext context)
    {
        RequireOurs(request.Area);
        return Task.FromResult(new GetJurisdictionResponse { Jurisdiction = catalog[request.Jurisdiction].Jurisdiction });
    }
}
