using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<CheckAccreditationChangeResponse> CheckAccreditationChange(CheckAccreditationChangeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckAccreditationChangeResponse
        {
            Findings = { Judge(session, AccreditationRow.Require(session, request.AccreditationId), request.Act, request.Ground, day) },
        }));
    }
}
