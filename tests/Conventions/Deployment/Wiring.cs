using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>What one object says of another, checked against the other.</summary>
internal static class Wiring
{
    /// <summary>Every reference that leads nowhere.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<object> objects)
    {
        var deployments = objects.OfType<V1Deployment>().ToArray();
        return
        [
            .. deployments.SelectMany(OfDeployment),
            .. deployments.Where(deployment => !objects.OfType<V1ServiceAccount>().Any(account =>
                    string.Equals(account.Metadata.Name, deployment.Spec.Template.Spec.ServiceAccountName, StringComparison.Ordinal)))
                .Select(deployment => $"{deployment.Metadata.Name}: its service account is not there."),
            .. objects.OfType<V1Service>().SelectMany(service => OfService(service, deployments)),
            .. objects.OfType<V1NetworkPolicy>().SelectMany(policy => OfPolicy(policy, deployments)),
        ];
    }

    private static IEnumerable<string> OfDeployment(V1Deployment deployment)
    {
        var name = deployment.Metadata.Name;
        var container = deployment.Container();
        if (!deployment.Spec.Selector.Picks(deployment.PodLabels()))
            yield return $"{name}: its selector does not pick its own pods.";
        foreach (var port in ProbedPorts(container).Where(port => !Has(container, port)))
            yield return $"{name}: a probe asks at {port}, which is no port of the container.";
        foreach (var mount in container.VolumeMounts.Where(mount => !deployment.Spec.Template.Spec.Volumes.Any(volume =>
            string.Equals(volume.Name, mount.Name, StringComparison.Ordinal))))
        {
            yield return $"{name}: the mount {mount.Name} names no volume.";
        }
    }

    private static IEnumerable<string> ProbedPorts(V1Container container)
    {
        foreach (var probe in new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe })
        {
            if (probe.Grpc is { } grpc)
                yield return $"{grpc.Port}";
            if (probe.HttpGet is { } http)
                yield return http.Port.Value;
        }
    }

    private static IEnumerable<string> OfService(V1Service service, IReadOnlyList<V1Deployment> deployments)
    {
        var name = service.Metadata.Name;
        var picked = deployments.Where(deployment => DeploymentFiles.Picks(service.Spec.Selector, deployment.PodLabels())).ToArray();
        if (picked.Length != 1)
            yield return $"service {name}: it picks the pods of {picked.Length} deployments.";
        foreach (var port in service.Spec.Ports.Where(port => picked.Any(deployment => !Has(deployment.Container(), port.TargetPort.Value))))
            yield return $"service {name}: {port.TargetPort.Value} is no port of the container.";
        // A headless service translates nothing: callers dial the pod's own port.
        foreach (var port in service.Spec.Ports.Where(port => string.Equals(service.Spec.ClusterIP, "None", StringComparison.Ordinal)
            && picked.Any(deployment => !Has(deployment.Container(), $"{port.Port}"))))
        {
            yield return $"service {name}: it is headless, and {port.Port} is no port of the container.";
        }
    }

    private static IEnumerable<string> OfPolicy(V1NetworkPolicy policy, IReadOnlyList<V1Deployment> deployments)
    {
        var picked = deployments.Where(deployment => policy.Spec.PodSelector.Picks(deployment.PodLabels())).ToArray();
        if (picked.Length == 0)
            yield return $"policy {policy.Metadata.Name}: it picks no pods.";
        foreach (var port in (policy.Spec.Ingress ?? []).SelectMany(rule => rule.Ports)
            .Where(port => picked.Any(deployment => !Has(deployment.Container(), port.Port.Value))))
        {
            yield return $"policy {policy.Metadata.Name}: {port.Port.Value} is no port of the container.";
        }
    }

    private static bool Has(V1Container container, string port) => container.Ports.Any(open =>
        string.Equals(open.Name, port, StringComparison.Ordinal) || string.Equals($"{open.ContainerPort}", port, StringComparison.Ordinal));
}
