using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>A pod as network policies see it.</summary>
/// <param name="Name">What the test calls it.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Ports">Its named ports.</param>
/// <param name="IsOurs">Whether it lives in the suite's namespace, whose policies hold for it.</param>
internal sealed record Pod(string Name, IDictionary<string, string> Labels, IReadOnlyList<V1ContainerPort> Ports, bool IsOurs);

/// <summary>Who can reach whom, worked out of the policies as Kubernetes does.</summary>
internal static class CallGraph
{
    /// <summary>Every connection that the policies let through, as <c>from → to:port</c>.</summary>
    public static HashSet<string> Of(IReadOnlyList<object> objects)
    {
        var policies = objects.OfType<V1NetworkPolicy>().ToArray();
        Pod[] ours = [.. objects.OfType<V1Deployment>().Select(deployment =>
            new Pod(deployment.Metadata.Name, deployment.PodLabels(), [.. deployment.Container().Ports], IsOurs: true))];
        Pod[] callers = [.. ours, Outsider("stranger"), Outsider("prometheus")];
        return new(
            from caller in callers
            from called in ours
            where caller != called
            from port in called.Ports
            where MayLeave(policies, caller, called, port) && MayEnter(policies, caller, called, port)
            select $"{caller.Name} → {called.Name}:{port.ContainerPort}",
            StringComparer.Ordinal);
    }

    private static Pod Outsider(string name) =>
        new(name, new Dictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/name"] = name }, [], IsOurs: false);

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

    private static bool Names(IList<V1NetworkPolicyPeer>? peers, Pod pod) =>
        peers is null or [] || peers.Any(peer => IsThere(peer, pod) && (peer.PodSelector is null || peer.PodSelector.Picks(pod.Labels)));

    private static bool IsThere(V1NetworkPolicyPeer peer, Pod pod) => peer.NamespaceSelector switch
    {
        null => pod.IsOurs,
        { MatchLabels: null or { Count: 0 } } => true,
        // The namespaces that are named are not ours, nor the outsiders'.
        _ => false,
    };
}
