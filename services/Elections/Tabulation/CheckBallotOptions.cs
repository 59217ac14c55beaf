using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<CheckBallotOptionsResponse> CheckBallotOptions(CheckBallotOptionsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckBallotOptionsResponse
        {
            Findings = { MayOffer(RequireDirect(session, request.ElectionId), request.Kinds, day) },
        }));
    }
}
