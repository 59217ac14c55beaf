using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

public class ScalingTests
{
    public static TheoryData<string> AllOverlays => [.. Overlays.All];

    [Theory]
    [MemberData(nameof(AllOverlays))]
    public async Task Replicas_are_spread_and_one_is_always_left(string overlay) => Assert.Empty(Scaling.Problems(await Overlays.Build(overlay)));

    [Fact]
    public async Task Nothing_that_owns_a_volume_is_scaled_and_everything_over_sql_server_is()
    {
        Assert.Empty((await Overlays.Build(Overlays.Embedded)).OfType<V2HorizontalPodAutoscaler>());
        Assert.Equal(
            ["elections", "gateway", "observers", "parliament", "parties"],
            (await Overlays.Build(Overlays.SqlServer)).OfType<V2HorizontalPodAutoscaler>().Select(scaler => scaler.Metadata.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mistake_in_scaling_is_found()
    {
        await Finds("scaler parties: what it scales is not there.", all => all.The<V2HorizontalPodAutoscaler>("parties").Spec.ScaleTargetRef.Name = "partys");
        await Finds("scaler parties: what it scales is not there.", all => all.The<V2HorizontalPodAutoscaler>("parties").Spec.ScaleTargetRef.Kind = "StatefulSet");
        await Finds("scaler parties: at least two replicas are wanted, and no fewer at most.", all => all.The<V2HorizontalPodAutoscaler>("parties").Spec.MinReplicas = 1);
        await Finds("scaler parties: at least two replicas are wanted, and no fewer at most.", all => all.The<V2HorizontalPodAutoscaler>("parties").Spec.MaxReplicas = 1);
        await Finds("scaler gateway: its deployment says how many replicas there are, and each apply would take them back to that.", all => all.The<V1Deployment>("gateway").Spec.Replicas = 2);
        await Finds("scaler parties: it measures against a request that the container does not make.", all => all.The<V1Deployment>("parties").Container().Resources.Requests.Remove("cpu"));
        await Finds("scaler parties: its deployment owns a volume, which replicas cannot share.",
            all => all.The<V1Deployment>("parties").Spec.Template.Spec.Volumes.Add(new() { Name = "data", PersistentVolumeClaim = new() { ClaimName = "parties-data" } }));
    }

    [Fact]
    public async Task A_mistake_in_disruption_or_spread_is_found()
    {
        await Finds("parties: no budget leaves one of its pods.", all => all.The<V1PodDisruptionBudget>("parties").Spec.MaxUnavailable = 2);
        await Finds("budget parties: it picks the pods of no deployment, or of several.", all => all.The<V1PodDisruptionBudget>("parties").Spec.Selector.MatchLabels.Clear());
        await Finds("parties: an update takes pods away before others are ready.", all => all.The<V1Deployment>("parties").Spec.Strategy.RollingUpdate.MaxUnavailable = "25%");
        await Finds("parties: it is not spread over machines and zones.", all => all.The<V1Deployment>("parties").Spec.Template.Spec.TopologySpreadConstraints.RemoveAt(0));
        await Finds("parties: it is spread by the labels of other pods.",
            all => all.The<V1Deployment>("parties").Spec.Template.Spec.TopologySpreadConstraints[0].LabelSelector.MatchLabels["app.kubernetes.io/name"] = "gateway");
    }

    private static async Task Finds(string problem, Action<IReadOnlyList<object>> change)
    {
        var objects = await Overlays.Build(Overlays.SqlServer);
        change(objects);
        Assert.Contains(problem, Scaling.Problems(objects), StringComparer.Ordinal);
    }
}
