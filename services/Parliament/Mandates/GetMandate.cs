using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<GetMandateResponse> GetMandate(GetMandateRequest request, ServerCallContext context) =>
        Task.FromResult(new GetMandateResponse
        {
            Mandate = database.Read(session => MandateRow.Require(session, request.MandateId)).ToProto(),
        });
}
