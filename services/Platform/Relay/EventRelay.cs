using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Saylau.Platform.Data;
using Saylau.Platform.Hosting;
using Saylau.Platform.Ledger;

namespace Saylau.Platform.Relay;

/// <summary>
/// Relays the ledger's events to a JetStream stream, in order and each once. It only reads: whatever the server does, writes
/// go on, and what is missing there is sent once it can be. Every replica of a service may relay at the same time.
/// </summary>
internal sealed class EventRelay : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500), LongestDelay = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(10);

    private readonly Database database;
    private readonly LedgerNews news;
    private readonly TimeProvider clock;
    private readonly ILogger<EventRelay> log;
    private readonly LedgerStream stream;
    private long position;
    private TimeSpan delay = FirstDelay;
    private Exception? trouble;

    /// <summary>Relays once the host has started.</summary>
    public EventRelay(
        Database database, LedgerNews news, ServiceIdentity identity, IOptions<RelayOptions> options, IOptions<LedgerOptions> ledger,
        TimeProvider clock, IMeterFactory meters, ILogger<EventRelay> log)
    {
        (this.database, this.news, this.clock, this.log) = (database, news, clock, log);
        stream = new(options.Value, identity.Area, ledger.Value.Origin);
        meters.Create("Saylau.Relay").CreateObservableGauge(
            "saylau.relay.lag", () => new Measurement<long>(Lag(), new KeyValuePair<string, object?>("ledger", identity.Area)), "{event}",
            "Events of the ledger that are not known to be in the stream.");
    }

    /// <summary>Why nothing is relayed; null while it is.</summary>
    public string? Trouble => Volatile.Read(ref trouble)?.Message;

    /// <inheritdoc />
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The service must outlive its broker.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Volatile.Write(ref position, await Place(stoppingToken));
                while (await Relay(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
                // Another relay was quicker. Left alone for a moment it goes on, and this one stands by.
                await Task.Delay(LedgerNews.Look, clock, stoppingToken);
            }
            catch (Exception error)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                Say(error);
                await Task.Delay(delay, clock, stoppingToken);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await stream.DisposeAsync();
    }

    /// <summary>The position of the event that the stream lacks next, if what it has is this ledger.</summary>
    private async Task<long> Place(CancellationToken cancellation)
    {
        var end = await InTime(stream.End, cancellation);
        database.Read(session =>
        {
            RequireKnown(end.Size, LedgerStore.Size(session));
            if (end.LastLeaf is { } leaf && !leaf.AsSpan().SequenceEqual(LedgerStore.Node(session, 0, end.Size - 1)))
                throw new ForeignStreamException($"The stream's message {end.Size} is not this ledger's event {end.Size - 1}.");
            return 0;
        });
        return end.Size;
    }

    /// <summary>Relays what is there, or waits for more. Returns whether to go on from where it is.</summary>
    private async Task<bool> Relay(CancellationToken cancellation)
    {
        var more = news.Next;
        var (rows, size) = database.Read(session =>
            (LedgerStore.Events(session, position, LedgerNews.EventsAtOnce), LedgerStore.Size(session)));
        RequireKnown(position, size);
        if (rows.Count == 0)
        {
            if (!stream.IsConnected)
                throw new IOException("The connection is lost.");
            Go();
            await Task.WhenAny(more, Task.Delay(LedgerNews.Look, clock, cancellation));
            return true;
        }

        var taken = await InTime(ending => stream.Publish(rows, ending), cancellation);
        Volatile.Write(ref position, position + taken);
        if (taken > 0)
            Go();
        return taken == rows.Count;
    }

    // While a connection is lost, the client waits for it without end; who waits cannot say so. What was sent late after
    // all does no harm: it enters at its own place or not at all.
    private async Task<T> InTime<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await work(ending.Token).WaitAsync(Patience, clock, cancellation);
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    // A ledger that was restored from an old copy knows less than it once told, and would tell something else now.
    private static void RequireKnown(long relayed, long size)
    {
        if (relayed > size)
            throw new ForeignStreamException($"The stream has {relayed} events, the ledger only {size}.");
    }

    // As this process last saw the ledger: whoever measures must not wait for a database.
    private long Lag() => Math.Max(0, (news.Head ?? 0) - Volatile.Read(ref position));

    private void Go()
    {
        delay = FirstDelay;
        if (Interlocked.Exchange(ref trouble, null) is not null)
            log.LogWarning("Events are relayed again; the stream has {Size}", position);
    }

    // Said once: what goes on for hours must not fill the log.
    private void Say(Exception error)
    {
        var before = Interlocked.Exchange(ref trouble, error);
        if (error is ForeignStreamException && !string.Equals(before?.Message, error.Message, StringComparison.Ordinal))
            log.LogError("Nothing is relayed any more, since the stream is not this ledger's: {Problem}", error.Message);
        else if (error is not ForeignStreamException && before is null or ForeignStreamException)
            log.LogWarning(error, "Events are not relayed; writes go on, and it is tried again until it succeeds");
    }
}
