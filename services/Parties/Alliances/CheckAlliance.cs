using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Alliances;

public sealed partial class AllianceService
{
    /// <inheritdoc />
    public override Task<CheckAllianceResponse> CheckAlliance(CheckAllianceRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var (_, _, findings) = database.Read(session => Judge(session, request.MemberIds, "member_ids", day));
        return Task.FromResult(new CheckAllianceResponse { Findings = { findings } });
    }
}
