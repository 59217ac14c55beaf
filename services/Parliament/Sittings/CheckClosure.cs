using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<CheckClosureResponse> CheckClosure(CheckClosureRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var reason = request.Reason.Length > 0 ? request.Reason : null;
            var (_, findings) = JudgeClosure(session, sitting, request.ItemIds, request.Ground, reason, request.Dimensions, law.On(session, sitting.Jurisdiction, day));
            return new CheckClosureResponse { Findings = { findings } };
        }));
    }
}
