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
        ["cert-manager.io/v1/Certificate"] = typeof(Certificate),
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
