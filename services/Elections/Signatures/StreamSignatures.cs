using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override async Task StreamSignatures(
        IAsyncStreamReader<StreamSignaturesRequest> requestStream, IServerStreamWriter<StreamSignaturesResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in requestStream.ReadAllAsync(context.CancellationToken))
        {
            // Sealed on the call's own thread: several streams seal side by side, while the door writes.
            commitments.Seal(chunk.InitiativeId, SignatureSeal.LawOf(database, chunk.InitiativeId), chunk.Rows);
            var answer = await ledger.Write(chunk, context, tx =>
            {
                var (entered, findings) = Enter(tx, chunk.InitiativeId, chunk.Rows);
                return new StreamSignaturesResponse
                {
                    RequestId = chunk.RequestId,
                    Rows = { entered.Results },
                    Findings = { findings },
                    Tallies = { entered.Tallies },
                    CommitmentRoot = entered.CommitmentRoot,
                };
            });
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }
}
