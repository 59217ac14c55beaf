using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<CheckMandateChangeResponse> CheckMandateChange(CheckMandateChangeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckMandateChangeResponse
        {
            Findings = { changes.Judge(session, MandateRow.Require(session, request.MandateId), new(request.Act, day, request.Ground, request.Body)) },
        }));
    }
}
