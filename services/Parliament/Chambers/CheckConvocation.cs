using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<CheckConvocationResponse> CheckConvocation(CheckConvocationRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        RequirePeriod(day, request.EndsOn);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckConvocationResponse
            {
                Findings =
                {
                    inForce.Judge(ConvocationRules.MayConvene(
                        request.Number, day, request.EndsOn, ConvocationRow.Of(session, chamber.Id), ConvocationRules.Of(inForce.Rules.Tenure, chamber.Id))),
                },
            };
        }));
    }
}
