using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<CheckMandateEndResponse> CheckMandateEnd(CheckMandateEndRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckMandateEndResponse
        {
            Findings = { changes.Judge(session, MandateRow.Require(session, request.MandateId), new(MandateAct.Vacate, day)) },
        }));
    }
}
