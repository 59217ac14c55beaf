using System.Diagnostics;

namespace Saylau.Platform.Hosting;

/// <summary>
/// Where a host's own spans begin, and which spans are its own. Several hosts may live in one process, and OpenTelemetry
/// hears of every span there: without this, each would tell of the others' calls as if they were its.
/// </summary>
/// <param name="server">The source of the spans of this host's server.</param>
internal sealed class HostTrace(ActivitySource server) : IDisposable
{
    /// <summary>The source of spans that the platform begins.</summary>
    public ActivitySource Source { get; } = new("Saylau.Platform");

    /// <summary>Whether a span, or what it is a part of in this process, was begun by this host.</summary>
    public bool Owns(Activity span)
    {
        var root = span;
        while (root.Parent is { } parent)
            root = parent;
        return ReferenceEquals(root.Source, server) || ReferenceEquals(root.Source, Source);
    }

    /// <inheritdoc />
    public void Dispose() => Source.Dispose();
}
