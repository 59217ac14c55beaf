using System.Threading.Channels;
using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    // Enough that the next chunk is sealed and waits while the door writes one; few enough that memory stays flat.
    private const int ChunksAhead = 4;

    /// <inheritdoc />
    public override async Task StreamSignatures(
        IAsyncStreamReader<StreamSignaturesRequest> requestStream, IServerStreamWriter<StreamSignaturesResponse> responseStream, ServerCallContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var answers = Channel.CreateBounded<Task<StreamSignaturesResponse>>(ChunksAhead);
        var reading = TakeChunks(requestStream, answers.Writer, context, ended.Token);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(await answer, context.CancellationToken);
        }
        finally
        {
            // A refusal ends the stream: what is read no more is not taken either.
            await ended.CancelAsync();
            await reading;
        }
    }

    /// <summary>Sends every chunk to the door, in order, without waiting for the answer to the one before.</summary>
    private async Task TakeChunks(
        IAsyncStreamReader<StreamSignaturesRequest> chunks, ChannelWriter<Task<StreamSignaturesResponse>> answers, ServerCallContext context, CancellationToken ended)
    {
        Exception? lost = null;
        try
        {
            while (await chunks.MoveNext(ended))
                await answers.WriteAsync(Take(chunks.Current, context), ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Whoever reads the answers knows why.
        }
        catch (Exception error)
        {
            lost = error;
        }

        answers.TryComplete(lost);
    }

    private Task<StreamSignaturesResponse> Take(StreamSignaturesRequest chunk, ServerCallContext context)
    {
        commitments.Seal(chunk.InitiativeId, SignatureSeal.LawOf(database, chunk.InitiativeId), chunk.Rows);
        return ledger.Write(chunk, context, tx =>
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
    }
}
