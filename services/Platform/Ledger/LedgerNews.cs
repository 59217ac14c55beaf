using System.Collections.Concurrent;
using Saylau.Platform.Hosting;

namespace Saylau.Platform.Ledger;

/// <summary>Wakes those who follow the ledger when something was committed in this process, and knows how far all are.</summary>
public sealed class LedgerNews
{
    /// <summary>How many events those who follow read at once.</summary>
    internal const int EventsAtOnce = 500;

    /// <summary>Another replica's commits announce nothing here: they are found by looking, so often.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock seen = new();
    private readonly ConcurrentDictionary<string, long> followers = new(StringComparer.Ordinal);
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something was committed.</summary>
    public void Announce() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Ends with the next commit. Take it before reading, so that nothing is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>How many events the ledger had when this process last looked; null before its first look.</summary>
    internal long? Head { get; private set; }

    /// <summary>When this process saw the ledger grow, or first looked.</summary>
    internal DateTimeOffset? GrewAt { get; private set; }

    /// <summary>How many events each follower in this process has dealt with, by the follower's name.</summary>
    internal IReadOnlyDictionary<string, long> Followers => followers;

    /// <summary>Where spans of followers go; null outside of a host.</summary>
    internal HostTrace? Trace { get; init; }

    /// <summary>The ledger has this size, or had it a moment ago.</summary>
    internal void Saw(long size, DateTimeOffset now)
    {
        lock (seen)
        {
            if (size <= Head)
                return;
            (Head, GrewAt) = (size, now);
        }
    }

    /// <summary>A follower has dealt with every event before this position.</summary>
    internal void Reached(string follower, long position) => followers[follower] = position;
}
