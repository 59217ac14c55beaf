using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<GetAmendmentResponse> GetAmendment(GetAmendmentRequest request, ServerCallContext context) =>
        Task.FromResult(new GetAmendmentResponse { Amendment = database.Read(session => AmendmentRow.Require(session, request.AmendmentId)).ToProto() });
}
