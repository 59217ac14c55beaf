using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Procedures;

internal sealed partial class ProcedureService
{
    /// <inheritdoc />
    public override Task<GetProcedureResponse> GetProcedure(GetProcedureRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var inForce = database.Read(session => law.On(session, request.Jurisdiction, TextFormats.FirstDay(day)));
        var procedure = ProcedureRules.Of(request.Kind, inForce.Rules);
        return Task.FromResult(new GetProcedureResponse
        {
            Procedure = procedure,
            Common = ProcedureRules.Stated(request.Kind, inForce.Rules) is null,
            Diagram = ProcedureShape.Diagram(procedure),
            Findings = { inForce.Judge(ProcedureShape.IsSound(procedure)) },
        });
    }
}
