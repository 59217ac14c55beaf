using System.Diagnostics;
using Saylau.Platform.Hosting;

namespace Saylau.Platform.Ledger;

/// <summary>
/// Spans of the door. Each write has one under its call, from the queue to the answer, and what it does on the ledger's thread is
/// under it. The commit of a batch answers to many calls and belongs to none: it is a trace of its own, linked both ways.
/// </summary>
internal static class LedgerTrace
{
    public const string BatchSize = "saylau.ledger.batch.size", Events = "saylau.ledger.events";

    /// <summary>Begins the span of a write.</summary>
    public static Activity? Write(HostTrace? trace) => trace?.Source.StartActivity("ledger.write");

    /// <summary>Begins the span of a commit, linked to the writes that it takes.</summary>
    public static Activity? Commit(HostTrace? trace, IReadOnlyList<PendingWrite> batch)
    {
        if (trace?.Source.HasListeners() is not true)
            return null;
        var writes = batch.Select(write => write.Trace).OfType<Activity>().Where(write => write.Recorded).ToArray();
        if (writes.Length == 0)
            return null;
        var commit = trace.Source.StartActivity("ledger.commit", ActivityKind.Internal, default(ActivityContext),
            links: writes.Select(write => new ActivityLink(write.Context)));
        if (commit is null)
            return null;
        commit.SetTag(BatchSize, batch.Count);
        foreach (var write in writes)
            write.AddLink(new ActivityLink(commit.Context));
        return commit;
    }

    /// <summary>Begins the span of a follower's look at the events that it has not seen.</summary>
    public static Activity? Follow(HostTrace? trace, string follower, int events)
    {
        var span = trace?.Source.StartActivity($"ledger.follow {follower}", ActivityKind.Consumer, default(ActivityContext));
        span?.SetTag(Events, events);
        return span;
    }

    /// <summary>Does something as a part of a write's call, and comes back to what was under way.</summary>
    public static void Under(Activity? write, Action work)
    {
        var before = Activity.Current;
        Activity.Current = write;
        try
        {
            work();
        }
        finally
        {
            Activity.Current = before;
        }
    }
}
