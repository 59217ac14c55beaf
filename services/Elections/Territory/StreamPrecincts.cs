using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override async Task StreamPrecincts(
        IAsyncStreamReader<StreamPrecinctsRequest> requestStream, IServerStreamWriter<StreamPrecinctsResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var answer = await ledger.Write(chunk, context, tx => new StreamPrecinctsResponse
            {
                RequestId = chunk.RequestId,
                Rows = { Enter(tx, chunk.Jurisdiction, chunk.ValidFrom, chunk.Rows) },
            });
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }
}
