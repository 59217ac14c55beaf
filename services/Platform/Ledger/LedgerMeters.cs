using System.Diagnostics.Metrics;
using Saylau.Platform.Hosting;

namespace Saylau.Platform.Ledger;

/// <summary>What is measured at the door for writes and of those who follow the ledger.</summary>
public sealed class LedgerMeters
{
    /// <summary>The attribute that names a follower.</summary>
    private const string Follower = "saylau.ledger.follower";

    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitSeconds;
    private readonly Meter meter;

    /// <summary>Begins to measure.</summary>
    public LedgerMeters(IMeterFactory meters, LedgerNews news, TimeProvider clock)
    {
        meter = meters.Create("Saylau.Ledger");
        batchSize = meter.CreateHistogram("saylau.ledger.batch.size", "{write}", "Writes taken into one transaction.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] });
        commitSeconds = meter.CreateHistogram("saylau.ledger.commit.duration", "s", "From the first statement of a batch to its commit.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        meter.CreateObservableGauge("saylau.ledger.checkpoint.size", () => Known<long>(news.Head), "{event}",
            "Events that the newest checkpoint covers, as this process last saw the ledger.");
        meter.CreateObservableGauge("saylau.ledger.checkpoint.age", () => Known<double>(news.GrewAt is { } at ? (clock.GetUtcNow() - at).TotalSeconds : null), "s",
            "Since this process last saw the ledger grow.");
        meter.CreateObservableGauge("saylau.ledger.follower.lag", () => news.Followers.Select(follower =>
            new Measurement<long>(Math.Max(0, (news.Head ?? 0) - follower.Value), new KeyValuePair<string, object?>(Follower, follower.Key))),
            "{event}", "Events of the ledger that a follower has not dealt with.");
    }

    /// <summary>A batch was committed, or given up.</summary>
    public void Committed(int writes, TimeSpan took)
    {
        batchSize.Record(writes);
        commitSeconds.Record(took.TotalSeconds);
    }

    /// <summary>Shows how many writes wait, and how many may.</summary>
    public void Watch(Func<int> waiting, int capacity)
    {
        meter.CreateObservableGauge("saylau.ledger.queue.length", waiting, "{write}", "Writes that wait at the door.");
        meter.CreateObservableGauge("saylau.ledger.queue.capacity", () => capacity, "{write}", "Writes that may wait; one more is refused.");
    }

    private static IEnumerable<Measurement<T>> Known<T>(T? value)
        where T : struct => value is { } known ? [new(known)] : [];
}
