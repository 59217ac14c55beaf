namespace Saylau.Testing;

/// <summary>A clock that can be set, and runs on from there. Timers and delays take the time they take.</summary>
public sealed class SettableClock : TimeProvider
{
    private long offset;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref offset));

    /// <summary>Makes it this instant now.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref offset, (now - base.GetUtcNow()).Ticks);

    /// <summary>Moves the clock by a span.</summary>
    public void Advance(TimeSpan span) => Interlocked.Add(ref offset, span.Ticks);
}
