using System.Globalization;
using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>Whether what has replicas has them safely, and what must not have any is left alone.</summary>
internal static class Scaling
{
    private static readonly string[] Spread = ["kubernetes.io/hostname", "topology.kubernetes.io/zone"];

    /// <summary>Everything wrong with scaling, disruption and the spread over machines.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<object> objects)
    {
        var deployments = objects.OfType<V1Deployment>().ToArray();
        return
        [
            .. objects.OfType<V2HorizontalPodAutoscaler>().SelectMany(scaler => OfScaler(scaler, deployments)),
            .. objects.OfType<V1PodDisruptionBudget>().Where(budget => deployments.Count(deployment => budget.Spec.Selector.Picks(deployment.PodLabels())) != 1)
                .Select(budget => $"budget {budget.Metadata.Name}: it picks the pods of no deployment, or of several."),
            .. deployments.SelectMany(deployment => OfDeployment(deployment, objects)),
        ];
    }

    private static IEnumerable<string> OfScaler(V2HorizontalPodAutoscaler scaler, IReadOnlyList<V1Deployment> deployments)
    {
        var name = $"scaler {scaler.Metadata.Name}";
        var target = scaler.Spec.ScaleTargetRef;
        var scaled = deployments.SingleOrDefault(deployment => target is { ApiVersion: "apps/v1", Kind: "Deployment" } && string.Equals(deployment.Metadata.Name, target.Name, StringComparison.Ordinal));
        if (scaled is null)
        {
            yield return $"{name}: what it scales is not there.";
            yield break;
        }

        if (scaler.Spec.MinReplicas is not >= 2 || scaler.Spec.MaxReplicas < scaler.Spec.MinReplicas)
            yield return $"{name}: at least two replicas are wanted, and no fewer at most.";
        if (scaled.Spec.Replicas is not null)
            yield return $"{name}: its deployment says how many replicas there are, and each apply would take them back to that.";
        if (scaled.Spec.Template.Spec.Volumes.Any(volume => volume.PersistentVolumeClaim is not null))
            yield return $"{name}: its deployment owns a volume, which replicas cannot share.";
        if (scaler.Spec.Metrics.Any(metric => scaled.Container().Resources.Requests?.ContainsKey(metric.Resource.Name) is not true))
            yield return $"{name}: it measures against a request that the container does not make.";
    }

    private static IEnumerable<string> OfDeployment(V1Deployment deployment, IReadOnlyList<object> objects)
    {
        var name = deployment.Metadata.Name;
        var least = objects.OfType<V2HorizontalPodAutoscaler>().SingleOrDefault(scaler =>
            string.Equals(scaler.Spec.ScaleTargetRef.Name, name, StringComparison.Ordinal))?.Spec.MinReplicas ?? deployment.Spec.Replicas ?? 1;
        var budgets = objects.OfType<V1PodDisruptionBudget>().Where(budget => budget.Spec.Selector.Picks(deployment.PodLabels())).ToArray();
        if (least > 1 && !(budgets is [{ Spec.MaxUnavailable: { } gone }] && int.TryParse(gone.Value, CultureInfo.InvariantCulture, out var count) && count < least))
            yield return $"{name}: no budget leaves one of its pods.";
        if (least > 1 && deployment.Spec.Strategy is not { RollingUpdate.MaxUnavailable.Value: "0" })
            yield return $"{name}: an update takes pods away before others are ready.";

        var spread = deployment.Spec.Template.Spec.TopologySpreadConstraints ?? [];
        if (!Spread.SequenceEqual(spread.Select(constraint => constraint.TopologyKey), StringComparer.Ordinal))
            yield return $"{name}: it is not spread over machines and zones.";
        if (spread.Any(constraint => !constraint.LabelSelector.Picks(deployment.PodLabels())))
            yield return $"{name}: it is spread by the labels of other pods.";
    }
}
