using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Validation;

namespace Saylau.Observers.Missions;

public sealed partial class MissionService
{
    /// <inheritdoc />
    public override Task<CheckAccreditationResponse> CheckAccreditation(CheckAccreditationRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session => new CheckAccreditationResponse
        {
            Findings = { JudgeAccreditation(session, MissionRow.Require(session, request.MissionId), day, request.VotingOn) },
        }));
    }
}
