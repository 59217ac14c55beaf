using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>What the restricted profile asks of pods, and what we ask besides.</summary>
internal static class PodSecurity
{
    /// <summary>How long a host takes at most to finish its calls, in seconds (ServiceHost).</summary>
    public const int ShutdownSeconds = 30;

    /// <summary>Everything that a deployment's pods lack.</summary>
    public static IReadOnlyList<string> Problems(V1Deployment deployment)
    {
        var pod = deployment.Spec.Template.Spec;
        return Lacking(deployment.Metadata.Name, Profile(pod).Concat(Surroundings(pod)).Concat(Life(pod)));
    }

    /// <summary>Everything that a job's pods lack.</summary>
    public static IReadOnlyList<string> Problems(V1Job job) =>
        Lacking(job.Metadata.Name, Profile(job.Spec.Template.Spec).Concat(Surroundings(job.Spec.Template.Spec)));

    private static string[] Lacking(string name, IEnumerable<(bool Holds, string Name)> requirements) =>
        [.. requirements.Where(requirement => !requirement.Holds).Select(requirement => $"{name}: {requirement.Name}")];

    private static IEnumerable<(bool Holds, string Name)> Profile(V1PodSpec pod)
    {
        var security = pod.Container().SecurityContext;
        yield return (pod.SecurityContext.RunAsNonRoot is true, "runAsNonRoot");
        yield return (pod.SecurityContext.RunAsUser is > 0, "runAsUser");
        yield return (pod.SecurityContext.SeccompProfile?.Type is "RuntimeDefault", "seccompProfile");
        yield return (security.AllowPrivilegeEscalation is false, "allowPrivilegeEscalation");
        yield return (security.ReadOnlyRootFilesystem is true, "readOnlyRootFilesystem");
        yield return (security.Capabilities is { Add: null, Drop: ["ALL"] }, "capabilities");
        yield return (pod.HostNetwork is not true && pod.HostPID is not true && pod.Volumes.All(volume => volume.HostPath is null), "host");
    }

    private static IEnumerable<(bool Holds, string Name)> Surroundings(V1PodSpec pod)
    {
        var container = pod.Container();
        yield return (pod.AutomountServiceAccountToken is false, "automountServiceAccountToken");
        yield return (container.VolumeMounts.Any(mount => mount.MountPath is "/tmp"), "/tmp");
        yield return (container.Resources is { Requests: { } requests, Limits: { } limits }
            && requests.ContainsKey("cpu") && requests.ContainsKey("memory") && limits.ContainsKey("memory"), "resources");
    }

    private static IEnumerable<(bool Holds, string Name)> Life(V1PodSpec pod)
    {
        var container = pod.Container();
        yield return (IsReadiness(container.StartupProbe), "startupProbe");
        yield return (IsReadiness(container.ReadinessProbe), "readinessProbe");
        yield return (container.LivenessProbe?.HttpGet?.Path is "/health/live", "livenessProbe");
        yield return (pod.TerminationGracePeriodSeconds > ShutdownSeconds + (container.Lifecycle?.PreStop?.Sleep?.Seconds ?? long.MaxValue - ShutdownSeconds),
            "terminationGracePeriodSeconds");
    }

    // Over gRPC, or over HTTP where the gRPC door has TLS, which the kubelet cannot do there.
    private static bool IsReadiness(V1Probe? probe) => probe is { Grpc: not null, HttpGet: null } or { Grpc: null, HttpGet.Path: "/health/ready" };
}
