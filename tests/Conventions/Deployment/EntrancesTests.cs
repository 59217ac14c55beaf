using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

public class EntrancesTests
{
    private const string Alerts = "deploy/prometheus/alerts.yml";

    [Fact]
    public async Task Routes_and_monitors_lead_to_ports_that_there_are()
    {
        var objects = await Overlays.Build(Overlays.Example);

        Assert.Equal(2, objects.OfType<Route>().Count());
        Assert.Single(objects.OfType<ServiceMonitor>());
        Assert.Empty(Entrances.Problems(objects));
    }

    [Fact]
    public async Task A_route_that_leads_nowhere_is_found()
    {
        await Finds("route web: it belongs to no Gateway.", all => all.The<HttpRoute>("web").Spec.ParentRefs.Clear());
        await Finds("route web: it has no host name.", all => all.The<HttpRoute>("web").Spec.Hostnames.Clear());
        await Finds("route web: gateway:80 is no port of a service.", all => all.The<HttpRoute>("web").Spec.Rules[0].BackendRefs[0].Port = 80);
        await Finds("route web: front:8080 is no port of a service.", all => all.The<HttpRoute>("web").Spec.Rules[0].BackendRefs[0].Name = "front");
        await Finds("route grpc: gateway:8080 does not speak kubernetes.io/h2c.", all => all.The<GrpcRoute>("grpc").Spec.Rules[0].BackendRefs[0].Port = 8080);
        await Finds("record.example.org is the host name of two kinds of route.", all => all.The<GrpcRoute>("grpc").Spec.Hostnames = ["record.example.org"]);
    }

    [Fact]
    public async Task A_monitor_that_finds_nothing_is_found()
    {
        await Finds("monitor saylau: it finds no port.", all => all.The<ServiceMonitor>("saylau").Spec.Endpoints[0].Port = "metrics");
        await Finds("monitor saylau: it finds no port.", all => all.The<ServiceMonitor>("saylau").Spec.Selector.MatchLabels["app.kubernetes.io/part-of"] = "sailau");
        await Finds("monitor saylau: there are no metrics at '/prometheus'.", all => all.The<ServiceMonitor>("saylau").Spec.Endpoints[0].Path = "/prometheus");
        await Finds("monitor saylau: its series are not of the job that alerts ask for.",
            all => all.The<V1Service>("parties-operations").Metadata.Labels["app.kubernetes.io/part-of"] = "mine",
            all => all.The<ServiceMonitor>("saylau").Spec.Selector.MatchLabels.Clear());
        await Finds("monitor saylau: its series do not say which service of the suite they are of.", all => all.The<ServiceMonitor>("saylau").Spec.Endpoints[0].Relabelings.Clear());
        await Finds("parties: no monitor watches it.", all => all.The<V1Service>("parties-operations").Metadata.Labels.Clear());
    }

    [Theory]
    [InlineData("port: 8080", "port: web")]
    [InlineData("hostnames:", "hostNames:")]
    [InlineData("kind: HTTPRoute", "kind: HttpRoute")]
    public void A_mistake_in_a_kind_of_others_is_found(string right, string wrong)
    {
        var text = DeploymentFiles.Read("k8s/components/gateway-api/routes.yaml");
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.ThrowsAny<Exception>(() => DeploymentFiles.Objects(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Alerts_in_the_cluster_are_those_of_the_file_for_Prometheus()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(DeploymentFiles.Root, Alerts)), $"{Alerts} is not there, so there is nothing to compare the cluster's alerts with.");

        Assert.Equal(Within(DeploymentFiles.Read(Alerts)), DeploymentFiles.Read("k8s/components/monitoring/alerts.yaml").Split("\nspec:\n")[1]);
    }

    [Fact]
    public void Alerts_are_moved_in_line_by_line() => Assert.Equal("  groups:\n\n    - name: saylau\n", Within("groups:\n\n  - name: saylau\n"));

    private static string Within(string rules) => string.Join('\n', rules.Split('\n').Select(line => line.Length > 0 ? $"  {line}" : line));

    private static async Task Finds(string problem, params Action<IReadOnlyList<object>>[] changes)
    {
        var objects = await Overlays.Build(Overlays.Example);
        Array.ForEach(changes, change => change(objects));
        Assert.Contains(problem, Entrances.Problems(objects), StringComparer.Ordinal);
    }
}
