using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Saylau.Tests.Conventions.Deployment;

public class PodSecurityTests
{
    public static TheoryData<string> Services => ["elections", "observers", "parliament", "parties", "gateway"];

    [Theory]
    [MemberData(nameof(Services))]
    public void Pods_keep_to_the_restricted_profile_and_stop_in_peace(string service) => Assert.Empty(PodSecurity.Problems(Deployment(service)));

    [Theory]
    [MemberData(nameof(Services))]
    public void What_a_pod_lacks_is_found(string service)
    {
        AssertFinds("runAsNonRoot", (pod, _) => pod.SecurityContext.RunAsNonRoot = null);
        AssertFinds("runAsUser", (pod, _) => pod.SecurityContext.RunAsUser = 0);
        AssertFinds("seccompProfile", (pod, _) => pod.SecurityContext.SeccompProfile = null);
        AssertFinds("allowPrivilegeEscalation", (_, container) => container.SecurityContext.AllowPrivilegeEscalation = null);
        AssertFinds("readOnlyRootFilesystem", (_, container) => container.SecurityContext.ReadOnlyRootFilesystem = false);
        AssertFinds("capabilities", (_, container) => container.SecurityContext.Capabilities.Add = ["NET_ADMIN"]);
        AssertFinds("host", (pod, _) => pod.HostNetwork = true);
        AssertFinds("automountServiceAccountToken", (pod, _) => pod.AutomountServiceAccountToken = null);
        AssertFinds("/tmp", (_, container) => container.VolumeMounts.Clear());
        AssertFinds("resources", (_, container) => container.Resources.Limits.Clear());
        AssertFinds("startupProbe", (_, container) => container.StartupProbe = null);
        AssertFinds("readinessProbe", (_, container) => container.ReadinessProbe = null);
        AssertFinds("livenessProbe", (_, container) => container.LivenessProbe.HttpGet.Path = "/health/ready");
        AssertFinds("terminationGracePeriodSeconds", (pod, _) => pod.TerminationGracePeriodSeconds = 35);

        void AssertFinds(string problem, Action<V1PodSpec, V1Container> change)
        {
            var deployment = Deployment(service);
            change(deployment.Spec.Template.Spec, deployment.Container());
            Assert.Equal([$"{service}: {problem}"], PodSecurity.Problems(deployment));
        }
    }

    [Fact]
    public async Task A_host_takes_no_longer_to_stop_than_its_pod_is_given()
    {
        await using var parties = DeployedHost.Build("parties", ServiceSettings.Of("parties"));

        Assert.Equal(PodSecurity.ShutdownSeconds, parties.Host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.TotalSeconds);
    }

    private static V1Deployment Deployment(string service) => DeploymentFiles.Base().OfType<V1Deployment>()
        .Single(deployment => string.Equals(deployment.Metadata.Name, service, StringComparison.Ordinal));
}
