using Saylau.Tests.Suite.Telemetry.Otlp;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>The spans of one trace, by who began whom.</summary>
internal sealed class SpanTree
{
    private readonly ILookup<string, CollectedSpan> children;

    private SpanTree(IReadOnlyList<CollectedSpan> spans)
    {
        Spans = spans;
        children = spans.ToLookup(span => span.ParentId, StringComparer.Ordinal);
    }

    /// <summary>Every span.</summary>
    public IReadOnlyList<CollectedSpan> Spans { get; }

    /// <summary>The one span whose beginner is not in the trace.</summary>
    public CollectedSpan Root => Assert.Single(Strangers(Spans));

    /// <summary>The tree of a trace.</summary>
    public static SpanTree Of(IEnumerable<CollectedSpan> spans, string traceId) =>
        new([.. spans.Where(span => string.Equals(span.TraceId, traceId, StringComparison.Ordinal))]);

    /// <summary>The spans whose beginner is not among them.</summary>
    public static IReadOnlyList<CollectedSpan> Strangers(IReadOnlyList<CollectedSpan> spans)
    {
        var known = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        return [.. spans.Where(span => !known.Contains(span.ParentId))];
    }

    /// <summary>The spans that a span began.</summary>
    public IEnumerable<CollectedSpan> Under(CollectedSpan span) => children[span.SpanId];

    /// <summary>The one span of a service and a kind that a span began.</summary>
    public CollectedSpan Next(CollectedSpan span, string service, Span.Types.SpanKind kind) => Assert.Single(Under(span), next =>
        next.Kind == kind && !next.IsStatement && string.Equals(next.Service, service, StringComparison.Ordinal));
}
