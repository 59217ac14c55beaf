using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override async Task StreamProtocols(
        IAsyncStreamReader<StreamProtocolsRequest> requestStream, IServerStreamWriter<StreamProtocolsResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var answer = await ledger.Write(chunk, context, tx =>
            {
                var (rows, findings) = Enter(tx, chunk.ElectionId, chunk.Rows);
                return new StreamProtocolsResponse { RequestId = chunk.RequestId, Rows = { rows }, Findings = { findings } };
            });
            meters.Count(answer.Rows, chunk.ValidateOnly);
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }
}
