using Google.Protobuf;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Platform.Access;

namespace Saylau.Platform.Ledger;

public sealed partial class LedgerService
{
    /// <inheritdoc />
    public override async Task ReadEvents(
        ReadEventsRequest request, IServerStreamWriter<ReadEventsResponse> responseStream, ServerCallContext context)
    {
        RequireOurs(request.Ledger);
        try
        {
            await Stream(request, responseStream, context);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw LedgerWriter.Stopping();
        }
    }

    private async Task Stream(
        ReadEventsRequest request, IServerStreamWriter<ReadEventsResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var size = database.Read(LedgerStore.Size);
        var position = SizeAsked("from_position", request.FromPosition, size);
        if (position == size)
            await responseStream.WriteAsync(new() { Size = (ulong)size }, ending.Token);

        var readable = Readable.By(context.Call().Caller, jurisdictions);
        var silentSince = clock.GetTimestamp();
        while (true)
        {
            ending.Token.ThrowIfCancellationRequested();
            var more = news.Next;
            var (rows, now) = database.Read(session => (LedgerStore.Events(session, position, LedgerNews.EventsAtOnce), LedgerStore.Size(session)));
            foreach (var row in rows)
                await responseStream.WriteAsync(Answer(row, now, readable), ending.Token);
            position += rows.Count;
            if (rows.Count > 0)
                silentSince = clock.GetTimestamp();
            else if (!request.Follow)
                return;
            else if (clock.GetElapsedTime(silentSince) >= options.Value.Heartbeat)
                silentSince = await Heartbeat(responseStream, now, ending.Token);
            else
                await Task.WhenAny(more, Task.Delay(LedgerNews.Look, clock, ending.Token));
        }
    }

    private async Task<long> Heartbeat(IServerStreamWriter<ReadEventsResponse> stream, long size, CancellationToken cancellation)
    {
        await stream.WriteAsync(new() { Size = (ulong)size }, cancellation);
        return clock.GetTimestamp();
    }

    private static ReadEventsResponse Answer(EventRow row, long size, Readable readable)
    {
        var happened = LedgerEvent.Parser.ParseFrom(row.Bytes);
        return readable.Includes(happened.Jurisdiction)
            ? new() { Event = happened, EventBytes = ByteString.CopyFrom(row.Bytes), Size = (ulong)size }
            : new() { Withheld = new() { Position = (ulong)row.Position, LeafHash = ByteString.CopyFrom(MerkleTree.HashLeaf(row.Bytes)) }, Size = (ulong)size };
    }
}
