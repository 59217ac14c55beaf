using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>monitoring.coreos.com/v1 ServiceMonitor.</summary>
internal sealed record ServiceMonitor : CustomObject
{
    public MonitorSpec Spec { get; set; } = new();
}

internal sealed record MonitorSpec
{
    public string JobLabel { get; set; } = "";

    public V1LabelSelector Selector { get; set; } = new();

    public List<MonitorEndpoint> Endpoints { get; set; } = [];
}

internal sealed record MonitorEndpoint
{
    public string Port { get; set; } = "";

    public string Path { get; set; } = "";

    public string Interval { get; set; } = "";

    public List<Relabeling> Relabelings { get; set; } = [];
}

internal sealed record Relabeling
{
    public List<string> SourceLabels { get; set; } = [];

    public string TargetLabel { get; set; } = "";
}

/// <summary>monitoring.coreos.com/v1 PrometheusRule.</summary>
internal sealed record PrometheusRule : CustomObject
{
    public AlertRules Spec { get; set; } = new();
}

/// <summary>What a Prometheus rule file and a PrometheusRule have in common.</summary>
internal sealed record AlertRules
{
    public List<AlertGroup> Groups { get; set; } = [];
}

internal sealed record AlertGroup
{
    public string Name { get; set; } = "";

    public string? Interval { get; set; }

    public List<AlertRule> Rules { get; set; } = [];
}

internal sealed record AlertRule
{
    public string? Alert { get; set; }

    public string? Record { get; set; }

    public string Expr { get; set; } = "";

    public string? For { get; set; }

    public string? KeepFiringFor { get; set; }

    public Dictionary<string, string> Labels { get; set; } = [];

    public Dictionary<string, string> Annotations { get; set; } = [];
}
