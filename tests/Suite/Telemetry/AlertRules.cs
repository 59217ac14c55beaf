using YamlDotNet.RepresentationModel;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>The alert rules that are deployed.</summary>
internal static class AlertRules
{
    /// <summary>The folder of Prometheus's files.</summary>
    public static string Folder { get; } = Path.Combine(Folders.Root, "deploy", "prometheus");

    /// <summary>The rules as they are written.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Folder, "alerts.yml"));

    /// <summary>What rules ask.</summary>
    public static IEnumerable<string> Expressions(string rules) => Values(rules, "expr");

    /// <summary>The names of alerts.</summary>
    public static IEnumerable<string> Names(string rules) => Values(rules, "alert");

    /// <summary>The alerts that are not whole: severity, summary, description, and a place in the handbook.</summary>
    public static IEnumerable<string> Incomplete(string rules)
    {
        foreach (var rule in Load(rules).AllNodes.OfType<YamlMappingNode>().Where(node => node.Children.ContainsKey("alert")))
        {
            var name = Scalar(rule, "alert");
            var annotations = (YamlMappingNode)rule["annotations"];
            if (Scalar((YamlMappingNode)rule["labels"], "severity") is not ("critical" or "warning"))
                yield return $"{name}: severity";
            if (Scalar(annotations, "summary").Length == 0 || Scalar(annotations, "description").Length == 0)
                yield return $"{name}: summary and description";
            if (!string.Equals(Scalar(annotations, "runbook_url"), $"docs/operations.md#alert-{name.ToLowerInvariant()}", StringComparison.Ordinal))
                yield return $"{name}: runbook_url";
        }
    }

    private static IEnumerable<string> Values(string rules, string key) => Load(rules).AllNodes.OfType<YamlMappingNode>()
        .Where(node => node.Children.ContainsKey(key)).Select(node => Scalar(node, key));

    private static YamlNode Load(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents[0].RootNode;
    }

    private static string Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value ?? "" : "";
}
