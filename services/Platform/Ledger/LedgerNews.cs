namespace Saylau.Platform.Ledger;

/// <summary>Wakes those who follow the ledger when something was committed in this process.</summary>
public sealed class LedgerNews
{
    /// <summary>How many events those who follow read at once.</summary>
    internal const int EventsAtOnce = 500;

    /// <summary>Another replica's commits announce nothing here: they are found by looking, so often.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something was committed.</summary>
    public void Announce() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Ends with the next commit. Take it before reading, so that nothing is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;
}
