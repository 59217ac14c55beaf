using YamlDotNet.Serialization;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>The collector that is deployed names nothing that it does not define, and defines nothing that it does not use.</summary>
public sealed class CollectorConfigurationTests
{
    private static readonly string[] Kinds = ["receivers", "processors", "exporters"];
    private static readonly string Text = File.ReadAllText(Path.Combine(Folders.Root, "deploy", "otel", "collector.yaml"));

    [Fact]
    public void What_its_pipelines_name_is_what_it_defines()
    {
        Assert.Empty(Mismatches(Text));
        Assert.Equal(["exporters: debug"], Mismatches(Text.Replace("exporters: [debug]", "exporters: [nop]", StringComparison.Ordinal)));
        Assert.Equal(["exporters: otlp/tempo"], Mismatches(Text.Replace("[otlp/jaeger]", "[otlp/jaeger, otlp/tempo]", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Mismatches(string text)
    {
        var root = (IDictionary<object, object>)new DeserializerBuilder().Build().Deserialize(new StringReader(text))!;
        var pipelines = ((IDictionary<object, object>)((IDictionary<object, object>)root["service"])["pipelines"]).Values.Cast<IDictionary<object, object>>().ToArray();
        foreach (var kind in Kinds)
        {
            var defined = ((IDictionary<object, object>)root[kind]).Keys.Cast<string>().ToHashSet(StringComparer.Ordinal);
            defined.SymmetricExceptWith(pipelines.Where(pipeline => pipeline.ContainsKey(kind)).SelectMany(pipeline => (IEnumerable<object>)pipeline[kind]).Cast<string>()
                .ToHashSet(StringComparer.Ordinal));
            foreach (var name in defined)
                yield return $"{kind}: {name}";
        }
    }
}
