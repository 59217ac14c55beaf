using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>Whether what comes from outside, calls and the questions of Prometheus, finds a port of a service.</summary>
internal static class Entrances
{
    /// <summary>Every route and monitor that leads nowhere, and every service that nobody looks after.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<object> objects)
    {
        var services = objects.OfType<V1Service>().ToArray();
        var monitors = objects.OfType<ServiceMonitor>().ToArray();
        return
        [
            .. objects.OfType<Route>().SelectMany(route => OfRoute(route, services)),
            .. Shared(objects.OfType<Route>()),
            .. monitors.SelectMany(monitor => OfMonitor(monitor, services)),
            .. objects.OfType<V1Deployment>().Where(deployment => monitors.Length > 0 && !monitors.Any(monitor => Watched(monitor, services)
                    .Any(service => DeploymentFiles.Picks(service.Spec.Selector, deployment.PodLabels()))))
                .Select(deployment => $"{deployment.Metadata.Name}: no monitor watches it."),
        ];
    }

    private static IEnumerable<string> OfRoute(Route route, IReadOnlyList<V1Service> services)
    {
        var name = $"route {route.Metadata.Name}";
        if (route.Spec.ParentRefs.Count == 0 || route.Spec.ParentRefs.Any(parent => parent.Name.Length == 0))
            yield return $"{name}: it belongs to no Gateway.";
        if (route.Spec.Hostnames.Count == 0)
            yield return $"{name}: it has no host name.";
        var protocol = route is GrpcRoute ? "kubernetes.io/h2c" : "http";
        foreach (var backend in route.Spec.Rules.SelectMany(rule => rule.BackendRefs))
        {
            var port = services.SingleOrDefault(service => string.Equals(service.Metadata.Name, backend.Name, StringComparison.Ordinal))
                ?.Spec.Ports.SingleOrDefault(port => port.Port == backend.Port);
            if (port is null)
                yield return $"{name}: {backend.Name}:{backend.Port} is no port of a service.";
            else if (!string.Equals(port.AppProtocol, protocol, StringComparison.Ordinal))
                yield return $"{name}: {backend.Name}:{backend.Port} does not speak {protocol}.";
        }
    }

    // The Gateway API refuses the second kind of route for one host name on one listener.
    private static IEnumerable<string> Shared(IEnumerable<Route> routes) => routes
        .SelectMany(route => route.Spec.Hostnames.Select(host => (host, route.Kind)))
        .GroupBy(pair => pair.host, StringComparer.Ordinal)
        .Where(group => group.Select(pair => pair.Kind).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(group => $"{group.Key} is the host name of two kinds of route.");

    private static IEnumerable<string> OfMonitor(ServiceMonitor monitor, IReadOnlyList<V1Service> services)
    {
        if (!Watched(monitor, services).Any())
            yield return $"monitor {monitor.Metadata.Name}: it finds no port.";
        if (Watched(monitor, services).Any(service => service.Metadata.Labels[monitor.Spec.JobLabel] is not "saylau"))
            yield return $"monitor {monitor.Metadata.Name}: its series are not of the job that alerts ask for.";
        foreach (var endpoint in monitor.Spec.Endpoints)
        {
            if (endpoint.Path is not "/metrics")
                yield return $"monitor {monitor.Metadata.Name}: there are no metrics at '{endpoint.Path}'.";
            if (!endpoint.Relabelings.Any(label => label is { SourceLabels: ["__meta_kubernetes_pod_label_app_kubernetes_io_name"], TargetLabel: "service" }))
                yield return $"monitor {monitor.Metadata.Name}: its series do not say which service of the suite they are of.";
        }
    }

    private static IEnumerable<V1Service> Watched(ServiceMonitor monitor, IReadOnlyList<V1Service> services) => services.Where(service =>
        monitor.Spec.Selector.Picks(service.Metadata.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal))
        && service.Spec.Ports.Any(port => port.TargetPort.Value is "operations"
            && monitor.Spec.Endpoints.Any(endpoint => string.Equals(endpoint.Port, port.Name, StringComparison.Ordinal))));
}
