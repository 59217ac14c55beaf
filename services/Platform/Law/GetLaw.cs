using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Law;

public sealed partial class LawService
{
    /// <inheritdoc />
    public override Task<GetLawResponse> GetLaw(GetLawRequest request, ServerCallContext context)
    {
        RequireOurs(request.Area);
        var day = request.AsOf.Length > 0 ? TextFormats.FirstDay(request.AsOf) : ledger.Today;
        var (version, from) = database.Read(session => law.On(session, request.Jurisdiction, day));
        return Task.FromResult(new GetLawResponse { Law = version, EffectiveFrom = from });
    }
}
