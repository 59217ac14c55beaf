using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using Saylau.Client.Proofs;
using Saylau.Platform.Ledger;

namespace Saylau.Platform.Relay;

/// <summary>Where a stream ends.</summary>
/// <param name="Size">How many messages were ever in it: the position of the event to come.</param>
/// <param name="LastLeaf">The leaf hash of its last message; null where it was let go.</param>
internal sealed record StreamEnd(long Size, byte[]? LastLeaf);

/// <summary>The stream is not, or no longer, this ledger's; publishing to it would mix two histories.</summary>
internal sealed class ForeignStreamException(string problem) : Exception(problem);

/// <summary>
/// The JetStream stream of one ledger. Its message with sequence p + 1 is the event at position p: each is published with
/// the sequence that it must follow (<c>Nats-Expected-Last-Sequence</c>), so it enters at its own place or not at all,
/// whoever publishes it and however often.
/// </summary>
/// <remarks>No <c>Nats-Msg-Id</c>: it would guard for a window of time what the sequence guards for ever.</remarks>
internal sealed class LedgerStream(RelayOptions options, string area, string origin) : IAsyncDisposable
{
    private const int WrongLastSequence = 10071, WrongLastSequenceUnnamed = 10164;
    private readonly NatsConnection connection = Broker.Connection(options, $"saylau-{area}");
    private readonly string name = options.StreamOf(area), prefix = options.SubjectOf(area);

    /// <summary>The connection stands. Without traffic its loss shows nowhere else.</summary>
    public bool IsConnected => connection.ConnectionState == NatsConnectionState.Open;

    private NatsJSContext JetStream => new(connection);

    /// <summary>Finds the stream, makes it where there is none, and tells where it ends.</summary>
    /// <exception cref="ForeignStreamException">It is someone else's.</exception>
    /// <exception cref="NatsException">The server does not answer, or refuses.</exception>
    public async Task<StreamEnd> End(CancellationToken cancellation)
    {
        await connection.ConnectAsync().AsTask().WaitAsync(cancellation);
        var stream = await Find(cancellation) ?? await JetStream.CreateStreamAsync(Wanted(), cancellation);
        RequireOurs(stream.Info.Config);
        var last = stream.Info.State.LastSeq;
        return new((long)last, last == 0 ? null : await Leaf(stream, last, cancellation));
    }

    /// <summary>Publishes events in order, not waiting for one before the next is sent.</summary>
    /// <returns>How many of them, from the first on, are in the stream now by this; fewer than all where another relay was quicker.</returns>
    /// <exception cref="NatsException">The server does not answer, or refuses.</exception>
    public async Task<int> Publish(IReadOnlyList<EventRow> events, CancellationToken cancellation)
    {
        var sent = new List<NatsJSPublishConcurrentFuture>(events.Count);
        try
        {
            foreach (var row in events)
            {
                if (await Send(row, sent.Count == 0, cancellation) is not { } future)
                    break;
                sent.Add(future);
            }

            for (var taken = 0; taken < sent.Count; taken++)
            {
                if (!IsTaken(await sent[taken].GetResponseAsync(cancellation), events[taken].Position))
                    return taken;
            }

            return sent.Count;
        }
        finally
        {
            foreach (var future in sent)
                await future.DisposeAsync();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<NatsJSPublishConcurrentFuture?> Send(EventRow row, bool isFirst, CancellationToken cancellation)
    {
        var message = EventMessage.Of(row, area, origin, prefix);
        try
        {
            return await JetStream.PublishConcurrentAsync(message.Subject, message.Data, NatsRawSerializer<byte[]>.Default,
                new NatsJSPubOpts { ExpectedStream = name, ExpectedLastSequence = (ulong)row.Position }, message.Headers, cancellation);
        }
        catch (NatsPayloadTooLargeException tooLarge)
        {
            // Those before it are heard of first; then it is the first itself.
            return isFirst ? throw new NatsException($"Event {row.Position} is larger than the server's max_payload.", tooLarge) : null;
        }
    }

    private static bool IsTaken(PubAckResponse answer, long position)
    {
        if (answer.Error is { ErrCode: WrongLastSequence or WrongLastSequenceUnnamed })
            return false;
        answer.EnsureSuccess();
        return answer.Seq == (ulong)position + 1;
    }

    private async Task<INatsJSStream?> Find(CancellationToken cancellation)
    {
        try
        {
            return await JetStream.GetStreamAsync(name, cancellationToken: cancellation);
        }
        catch (NatsJSApiException absent) when (absent.Error.Code == 404)
        {
            return null;
        }
    }

    private static async Task<byte[]?> Leaf(INatsJSStream stream, ulong sequence, CancellationToken cancellation)
    {
        try
        {
            var stored = await stream.GetAsync(new() { Seq = sequence }, cancellation);
            return MerkleTree.HashLeaf(stored.Message.Data.Span);
        }
        catch (NatsJSApiException gone) when (gone.Error.Code == 404)
        {
            return null;
        }
    }

    private StreamConfig Wanted() => new(name, [$"{prefix}.>"])
    {
        Description = origin,
        Storage = StreamConfigStorage.File,
        Retention = StreamConfigRetention.Limits,
        NumReplicas = options.Replicas,
        MaxAge = options.MaxAge,
        DenyDelete = true,
        DenyPurge = true,
        AllowDirect = true,
    };

    private void RequireOurs(StreamConfig config)
    {
        var subjects = string.Join(", ", config.Subjects ?? []);
        if (!string.Equals(subjects, $"{prefix}.>", StringComparison.Ordinal))
            throw Foreign($"takes the subjects '{subjects}', not '{prefix}.>' alone");
        if (!string.Equals(config.Description, origin, StringComparison.Ordinal))
            throw Foreign($"is described as '{config.Description}', not as '{origin}'");
        if (config.Mirror is not null || config.Sources is { Count: > 0 })
            throw Foreign("is filled from other streams");
        if (config.NoAck)
            throw Foreign("does not acknowledge what it takes");
    }

    private ForeignStreamException Foreign(string problem) => new($"Stream {name} {problem}.");
}
