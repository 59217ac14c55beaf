using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

public class WiringTests
{
    [Fact]
    public void Every_reference_between_objects_leads_somewhere() => Assert.Empty(Wiring.Problems(DeploymentFiles.Base()));

    [Fact]
    public void A_reference_that_leads_nowhere_is_found()
    {
        Assert.Equal("service parties: it picks the pods of 0 deployments.",
            Assert.Single(After<V1Service>("parties", service => service.Spec.Selector["app.kubernetes.io/name"] = "partys")));
        Assert.Equal("service gateway: pages is no port of the container.",
            Assert.Single(After<V1Service>("gateway", service => service.Spec.Ports[0].TargetPort = "pages")));
        Assert.Equal("service parties: it is headless, and 80 is no port of the container.",
            Assert.Single(After<V1Service>("parties", service => service.Spec.Ports[0].Port = 80)));
        Assert.Equal("policy parties: https is no port of the container.",
            Assert.Single(After<V1NetworkPolicy>("parties", policy => policy.Spec.Ingress[0].Ports[0].Port = "https")));
        Assert.Equal("policy gateway: it picks no pods.",
            Assert.Single(After<V1NetworkPolicy>("gateway", policy => policy.Spec.PodSelector.MatchLabels["app.kubernetes.io/name"] = "door")));
        Assert.Equal("parties: a probe asks at 5001, which is no port of the container.",
            Assert.Single(After<V1Deployment>("parties", parties => parties.Container().ReadinessProbe.Grpc.Port = 5001)));
        Assert.Equal("parties: its selector does not pick its own pods.",
            Assert.Single(After<V1Deployment>("parties", parties => parties.Spec.Selector.MatchLabels["tier"] = "record")));
        Assert.Equal("gateway: the mount scratch names no volume.",
            Assert.Single(After<V1Deployment>("gateway", gateway => gateway.Container().VolumeMounts[0].Name = "scratch")));
        Assert.Equal("gateway: its service account is not there.",
            Assert.Single(After<V1Deployment>("gateway", gateway => gateway.Spec.Template.Spec.ServiceAccountName = "door")));
    }

    [Fact]
    public void Policies_let_through_the_call_graph_and_nothing_else() => Assert.Equal(AllowedCalls.Of(Overlays.Embedded), CallGraph.Of(DeploymentFiles.Base()));

    [Fact]
    public void A_policy_too_many_or_too_few_is_found()
    {
        // Without the ban on everything, Parties may call out; without the gateway's own policy, nobody gets in.
        Assert.Contains("parties → gateway:8081", CallGraph.Of(Without("deny-all", "names", "identity")));
        Assert.Contains("parties → anywhere:80", CallGraph.Of(Without("deny-all", "names", "identity")));
        Assert.DoesNotContain("parties → dns:53", CallGraph.Of(Without("names")));
        Assert.DoesNotContain("gateway → parties:5000", CallGraph.Of(Without("parties")));
        Assert.DoesNotContain("stranger → gateway:8080", CallGraph.Of(Without("gateway")));

        var open = DeploymentFiles.Base();
        open.OfType<V1NetworkPolicy>().Single(policy => Is(policy.Metadata, "parties")).Spec.Ingress[0].FromProperty = null;
        Assert.Contains("stranger → parties:5000", CallGraph.Of(open));
    }

    private static IReadOnlyList<string> After<T>(string name, Action<T> change)
        where T : k8s.IKubernetesObject<V1ObjectMeta>
    {
        var objects = DeploymentFiles.Base();
        change(objects.OfType<T>().Single(found => Is(found.Metadata, name)));
        return Wiring.Problems(objects);
    }

    private static object[] Without(params string[] policies) => [.. DeploymentFiles.Base()
        .Where(found => found is not V1NetworkPolicy policy || !policies.Contains(policy.Metadata.Name, StringComparer.Ordinal))];

    private static bool Is(V1ObjectMeta metadata, string name) => string.Equals(metadata.Name, name, StringComparison.Ordinal);
}
