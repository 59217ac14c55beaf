using k8s;
using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The files that the suite is deployed with, and the objects they describe.</summary>
internal static class DeploymentFiles
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of Kubernetes files.</summary>
    public static string Kubernetes { get; } = Path.Combine(Root, "k8s");

    /// <summary>Every YAML file under a folder that holds objects for the cluster, by its path from the root.</summary>
    public static IReadOnlyList<string> Manifests(string folder) => [.. Directory
        .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Where(path => !string.Equals(Path.GetFileName(path), "kustomization.yaml", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Root, path))
        .Order(StringComparer.Ordinal)];

    /// <summary>The objects of the base: complete but for the database.</summary>
    public static IReadOnlyList<object> Base() => [.. Manifests(Path.Combine(Kubernetes, "base")).SelectMany(path => Objects(Read(path)))];

    /// <summary>The objects in a text; a field that its kind does not have is an error.</summary>
    public static IReadOnlyList<object> Objects(string yaml) => KubernetesYaml.LoadAllFromString(yaml, CustomObject.Kinds, strict: true);

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The labels of a deployment's pods.</summary>
    public static IDictionary<string, string> PodLabels(this V1Deployment deployment) => deployment.Spec.Template.Metadata.Labels;

    /// <summary>The only container of a deployment's pods.</summary>
    public static V1Container Container(this V1Deployment deployment) => deployment.Spec.Template.Spec.Container();

    /// <summary>The only container of a pod.</summary>
    public static V1Container Container(this V1PodSpec pod) => Assert.Single(pod.Containers);

    /// <summary>The object of a kind and name.</summary>
    public static T The<T>(this IEnumerable<object> objects, string name)
        where T : IKubernetesObject<V1ObjectMeta> =>
        objects.OfType<T>().Single(found => string.Equals(found.Metadata.Name, name, StringComparison.Ordinal));

    /// <summary>Whether a selector picks something with these labels. An empty selector picks everything.</summary>
    public static bool Picks(this V1LabelSelector selector, IDictionary<string, string> labels) =>
        Picks(selector.MatchLabels ?? new Dictionary<string, string>(StringComparer.Ordinal), labels)
        && (selector.MatchExpressions ?? []).All(expression => Picks(expression, labels));

    /// <summary>Whether every wanted label is among these.</summary>
    public static bool Picks(IDictionary<string, string> wanted, IDictionary<string, string> labels) =>
        wanted.All(label => labels.TryGetValue(label.Key, out var value) && string.Equals(value, label.Value, StringComparison.Ordinal));

    private static bool Picks(V1LabelSelectorRequirement wanted, IDictionary<string, string> labels) => wanted.OperatorProperty is "In"
        ? labels.TryGetValue(wanted.Key, out var value) && wanted.Values.Contains(value, StringComparer.Ordinal)
        : throw new NotSupportedException($"{wanted.OperatorProperty} is not used here.");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Microservices.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Microservices.sln is in no folder above the tests.");
    }
}
