using System.Net;
using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>A pod, or a machine outside, as network policies see it.</summary>
/// <param name="Name">What the test calls it.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Namespace">Where it lives: the suite's policies hold for its own namespace. Null is outside the cluster.</param>
/// <param name="Address">Its address, where a policy may name it.</param>
internal sealed record Pod(string Name, IDictionary<string, string> Labels, IReadOnlyList<V1ContainerPort> Ports, string? Namespace, string? Address = null)
{
    public bool IsOurs => Namespace is "saylau";

    public static Pod Outside(string name, string? space, string? address, params int[] ports) => new(
        name, new Dictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/name"] = name },
        [.. ports.Select(port => new V1ContainerPort { ContainerPort = port })], space, address);
}

/// <summary>Who can reach whom, worked out of the policies as Kubernetes does.</summary>
internal static class CallGraph
{
    private static readonly Pod[] Callers = [Pod.Outside("stranger", "elsewhere", null), Pod.Outside("prometheus", "observability", null)];

    // Where k8s/example says that they are.
    private static readonly Pod[] Called =
    [
        Pod.Outside("dns", "kube-system", null, 53),
        Pod.Outside("identity", null, "10.20.30.50", 443),
        Pod.Outside("sqlserver", null, "10.20.30.40", 1433),
        Pod.Outside("opentelemetry-collector", "observability", null, 4317),
        Pod.Outside("anywhere", null, "192.0.2.1", 53, 80, 443, 1433, 4317, 5000, 9090),
    ];

    /// <summary>Every connection that the policies let through, as <c>from → to:port</c>.</summary>
    public static HashSet<string> Of(IReadOnlyList<object> objects)
    {
        var policies = objects.OfType<V1NetworkPolicy>().ToArray();
        Pod[] ours =
        [
            .. objects.OfType<V1Deployment>().Select(deployment => new Pod(deployment.Metadata.Name, deployment.PodLabels(), [.. deployment.Container().Ports], "saylau")),
            .. objects.OfType<V1Job>().Select(job => new Pod(job.Spec.Template.Metadata.Labels["app.kubernetes.io/name"], job.Spec.Template.Metadata.Labels, [], "saylau")),
        ];
        return new(
            from caller in ours.Concat(Callers)
            from called in ours.Concat(Called)
            where caller != called && (caller.IsOurs || called.IsOurs)
            from port in called.Ports
            where MayLeave(policies, caller, called, port) && MayEnter(policies, caller, called, port)
            select $"{caller.Name} → {called.Name}:{port.ContainerPort}",
            StringComparer.Ordinal);
    }

    private static bool MayLeave(IReadOnlyList<V1NetworkPolicy> policies, Pod caller, Pod called, V1ContainerPort port)
    {
        var held = Holding(policies, caller, "Egress");
        return held.Length == 0 || held.SelectMany(policy => policy.Spec.Egress ?? [])
            .Any(rule => Names(rule.Ports, port) && Names(rule.To, called));
    }

    private static bool MayEnter(IReadOnlyList<V1NetworkPolicy> policies, Pod caller, Pod called, V1ContainerPort port)
    {
        var held = Holding(policies, called, "Ingress");
        return held.Length == 0 || held.SelectMany(policy => policy.Spec.Ingress ?? [])
            .Any(rule => Names(rule.Ports, port) && Names(rule.FromProperty, caller));
    }

    private static V1NetworkPolicy[] Holding(IReadOnlyList<V1NetworkPolicy> policies, Pod pod, string direction) => [.. policies.Where(policy =>
        pod.IsOurs && policy.Spec.PolicyTypes.Contains(direction) && policy.Spec.PodSelector.Picks(pod.Labels))];

    // A rule without ports is about all ports, and one without peers about everybody.
    private static bool Names(IList<V1NetworkPolicyPort>? ports, V1ContainerPort port) => ports is null or [] || ports.Any(named =>
        string.Equals(named.Protocol ?? "TCP", port.Protocol ?? "TCP", StringComparison.Ordinal)
        && (string.Equals(named.Port.Value, port.Name, StringComparison.Ordinal)
            || string.Equals(named.Port.Value, $"{port.ContainerPort}", StringComparison.Ordinal)));

    private static bool Names(IList<V1NetworkPolicyPeer>? peers, Pod pod) => peers is null or [] || peers.Any(peer => peer.IpBlock is { } block
        ? pod.Address is not null && IPNetwork.Parse(block.Cidr).Contains(IPAddress.Parse(pod.Address))
        : IsThere(peer, pod) && (peer.PodSelector is null || peer.PodSelector.Picks(pod.Labels)));

    private static bool IsThere(V1NetworkPolicyPeer peer, Pod pod) => peer.NamespaceSelector is null ? pod.IsOurs : pod.Namespace is not null
        && peer.NamespaceSelector.Picks(new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = pod.Namespace });
}
