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
            await responseStream.WriteAsync(await ledger.Write(chunk, context, tx =>
            {
                var (rows, findings) = Enter(tx, chunk.ElectionId, chunk.Rows);
                return new StreamProtocolsResponse { RequestId = chunk.RequestId, Rows = { rows }, Findings = { findings } };
            }), context.CancellationToken);
        }
    }
}
