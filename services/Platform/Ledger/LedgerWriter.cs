using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Ledger;

/// <summary>
/// The one door for writes. Writers queue; one thread takes all that wait into one transaction, each in its own
/// savepoint; their events become leaves of the Merkle log in the same transaction; what was committed is answered.
/// </summary>
public sealed class LedgerWriter : IHostedService, IDisposable
{
    private readonly Database database;
    private readonly LedgerOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<LedgerWriter> log;
    private readonly LedgerNews news;
    private readonly LedgerMeters meters;
    private readonly TimeZoneInfo zone;
    private readonly byte[] bodyKey;
    private readonly BlockingCollection<PendingWrite> queue;
    private readonly Thread thread;

    /// <summary>Opens the door when the host starts.</summary>
    public LedgerWriter(
        Database database, IOptions<LedgerOptions> options, LedgerNews news, LedgerMeters meters, TimeProvider clock, ILogger<LedgerWriter> log)
    {
        (this.database, this.options, this.news, this.meters, this.clock, this.log) = (database, options.Value, news, meters, clock, log);
        zone = TimeZoneInfo.FindSystemTimeZoneById(this.options.TimeZone);
        bodyKey = Keys.Derived(this.options, "saylau request body");
        queue = new(this.options.QueueCapacity);
        meters.Watch(() => queue.Count, this.options.QueueCapacity);
        thread = new Thread(Serve) { Name = "ledger", IsBackground = true };
    }

    /// <summary>This moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day it is now, in the ledger's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);

    /// <summary>The day that a question is about: the one it names, or today.</summary>
    public string DayAsked(string asOf) => asOf.Length > 0 ? asOf : Today.Iso();

    /// <summary>
    /// Runs a write and answers once it is durable. The work runs on the ledger's thread, alone, and sees everything
    /// that was written before it: check-then-write needs no further lock.
    /// </summary>
    /// <exception cref="Refusal">
    /// What the work refuses; REQUEST_ID_REUSED; OCCURRED_ON_RESERVED; QUEUE_FULL; STORAGE_FULL; SHUTTING_DOWN.
    /// </exception>
    public async Task<TResponse> Write<TRequest, TResponse>(
        TRequest request, ServerCallContext context, Func<LedgerTransaction, TResponse> work)
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var span = LedgerTrace.Write(news.Trace);
        var envelope = WriteEnvelope.Of(request.Descriptor);
        var frame = envelope.Frame(request, context, Today);
        var body = WriteEnvelope.BodyHashOf(request);
        var write = new PendingWrite(frame, envelope.KeyOf(request, context, frame.Call), body, WriteEnvelope.Keyed(bodyKey, body),
            envelope.IsDryRun(request), new TResponse().Descriptor.Parser, work, context.CancellationToken);
        Enqueue(write);
        var answer = (TResponse)await write.Outcome;
        // A replayed answer compared its scope when it was first given, to the same caller.
        frame.Call.MarkAnswered();
        return answer;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Without what surrounds the start: no write is a part of that.
        thread.UnsafeStart();
        return Task.CompletedTask;
    }

    /// <summary>Takes no more, and finishes what waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.CompleteAdding();
        // Where the start failed before the door opened, there is nothing to wait for.
        if (!thread.ThreadState.HasFlag(ThreadState.Unstarted))
            await Task.Run(thread.Join, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => queue.Dispose();

    private void Enqueue(PendingWrite write)
    {
        if (queue.IsAddingCompleted)
            throw Stopping();
        try
        {
            if (!queue.TryAdd(write))
            {
                throw new Refusal(StatusCode.ResourceExhausted, EnumText.Of(ErrorReason.QueueFull),
                    "Too many writes are waiting; nothing was stored. Try again.");
            }
        }
        catch (InvalidOperationException)
        {
            throw Stopping();
        }
    }

    internal static Refusal Stopping() => new(StatusCode.Unavailable, EnumText.Of(ErrorReason.ShuttingDown),
        "The service is stopping. Try again.");

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The door must outlive any write.")]
    private void Serve()
    {
        using var committer = new LedgerCommitter(database, options, news, meters, clock, log);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            var batch = new List<PendingWrite> { first };
            while (batch.Count < options.BatchSize && queue.TryTake(out var next))
                batch.Add(next);
            try
            {
                committer.Commit(batch);
            }
            catch (Exception error)
            {
                log.LogError(error, "A batch of {Count} writes was lost", batch.Count);
                batch.ForEach(write => write.Fail(error));
            }

            batch.ForEach(write => write.Complete());
            news.Announce();
        }
    }
}
