using System.Globalization;
using Google.Protobuf;
using Saylau.Tests.Suite.Telemetry.Otlp;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>A span as the collector has it.</summary>
internal sealed record CollectedSpan(
    string Service, string TraceId, string SpanId, string ParentId, string Name, Span.Types.SpanKind Kind,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<(string TraceId, string SpanId)> Links)
{
    /// <summary>The value of an attribute; null if it has none.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>Whether it is a statement to a database.</summary>
    public bool IsStatement => Attributes.ContainsKey("db.system.name");

    /// <summary>Whether another span links to it.</summary>
    public bool IsLinkedFrom(CollectedSpan other) => other.Links.Contains((TraceId, SpanId));

    /// <summary>What was sent, read.</summary>
    public static CollectedSpan Of(Resource resource, Span span) => new(
        NameOf(resource), Hex(span.TraceId), Hex(span.SpanId), Hex(span.ParentSpanId), span.Name, span.Kind, Read(span.Attributes),
        [.. span.Links.Select(link => (Hex(link.TraceId), Hex(link.SpanId)))]);

    /// <summary>The name of the service that sends.</summary>
    public static string NameOf(Resource resource) => Read(resource.Attributes)["service.name"];

    /// <summary>Bytes as identifiers are written.</summary>
    public static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    private static Dictionary<string, string> Read(IEnumerable<KeyValue> attributes) =>
        attributes.ToDictionary(attribute => attribute.Key, attribute => Text(attribute.Value), StringComparer.Ordinal);

    private static string Text(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}

/// <summary>A line of a log as the collector has it.</summary>
internal sealed record CollectedLog(string Service, string TraceId, string Text);
