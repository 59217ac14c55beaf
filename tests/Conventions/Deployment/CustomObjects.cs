using k8s;
using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>Kinds that Kubernetes itself does not have, with the fields that are used here. Any other field is refused.</summary>
internal abstract record CustomObject : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Which kind is which record.</summary>
    public static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["gateway.networking.k8s.io/v1/HTTPRoute"] = typeof(HttpRoute),
        ["gateway.networking.k8s.io/v1/GRPCRoute"] = typeof(GrpcRoute),
        ["monitoring.coreos.com/v1/ServiceMonitor"] = typeof(ServiceMonitor),
        ["monitoring.coreos.com/v1/PrometheusRule"] = typeof(PrometheusRule),
    };

    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();
}

/// <summary>A route of the Gateway API: from a Gateway, by a host name, to a service.</summary>
internal abstract record Route : CustomObject
{
    public RouteSpec Spec { get; set; } = new();
}

/// <summary>gateway.networking.k8s.io/v1 HTTPRoute.</summary>
internal sealed record HttpRoute : Route;

/// <summary>gateway.networking.k8s.io/v1 GRPCRoute.</summary>
internal sealed record GrpcRoute : Route;

internal sealed record RouteSpec
{
    public List<ParentRef> ParentRefs { get; set; } = [];

    public List<string> Hostnames { get; set; } = [];

    public List<RouteRule> Rules { get; set; } = [];
}

internal sealed record ParentRef
{
    public string Name { get; set; } = "";

    public string? Namespace { get; set; }

    public string? SectionName { get; set; }
}

internal sealed record RouteRule
{
    public List<BackendRef> BackendRefs { get; set; } = [];
}

internal sealed record BackendRef
{
    public string Name { get; set; } = "";

    public int Port { get; set; }
}

/// <summary>monitoring.coreos.com/v1 ServiceMonitor.</summary>
internal sealed record ServiceMonitor : CustomObject
{
    public MonitorSpec Spec { get; set; } = new();
}

internal sealed record MonitorSpec
{
    public V1LabelSelector Selector { get; set; } = new();

    public List<MonitorEndpoint> Endpoints { get; set; } = [];
}

internal sealed record MonitorEndpoint
{
    public string Port { get; set; } = "";

    public string Path { get; set; } = "";

    public string Interval { get; set; } = "";
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
