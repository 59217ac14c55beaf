using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<GetConvocationResponse> GetConvocation(GetConvocationRequest request, ServerCallContext context) =>
        Task.FromResult(new GetConvocationResponse
        {
            Convocation = database.Read(session => ConvocationRow.Require(session, request.ConvocationId)).ToProto(),
        });
}
