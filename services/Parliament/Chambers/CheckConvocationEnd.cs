using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<CheckConvocationEndResponse> CheckConvocationEnd(CheckConvocationEndRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var row = ConvocationRow.Require(session, request.ConvocationId);
            var inForce = law.On(session, ChamberRow.Require(session, row.ChamberId).Jurisdiction, TextFormats.FirstDay(day));
            return new CheckConvocationEndResponse
            {
                Findings = { inForce.Judge(ConvocationRules.MayEnd(row, request.End, day, null, ConvocationRules.Of(inForce.Rules.Tenure, row.ChamberId))) },
            };
        }));
    }
}
