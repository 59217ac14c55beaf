using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<CheckSittingChangeResponse> CheckSittingChange(CheckSittingChangeRequest request, ServerCallContext context)
    {
        var (day, at) = (ledger.DayAsked(request.AsOf), SittingClock.Optional(request.At, "at"));
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            return new CheckSittingChangeResponse { Findings = { Judge(session, sitting, request.Act, at, day, LawOf(session, sitting)) } };
        }));
    }
}
