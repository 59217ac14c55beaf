using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<CheckClosureChangeResponse> CheckClosureChange(CheckClosureChangeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckClosureChangeResponse
        {
            Findings = { JudgeChange(session, ClosureRow.Require(session, request.ClosureId), request.Act, day) },
        }));
    }
}
