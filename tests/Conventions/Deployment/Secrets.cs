using System.Text.RegularExpressions;
using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The secrets that pods read, as <c>name key</c>, with <c>&lt;area&gt;</c> for the area.</summary>
internal static partial class Secrets
{
    /// <summary>Every secret that the objects refer to.</summary>
    public static HashSet<string> Used(IReadOnlyList<object> objects)
    {
        var pods = objects.OfType<V1Deployment>().Select(deployment => deployment.Spec.Template.Spec).Concat(objects.OfType<V1Job>().Select(job => job.Spec.Template.Spec));
        return new(pods.SelectMany(pod => InVariables(pod.Container()).Concat(InFiles(pod, objects))).Select(secret => Area().Replace(secret, "<area>-")), StringComparer.Ordinal);
    }

    /// <summary>Every secret in the tables of a text: rows that begin with a name and a key in code marks.</summary>
    public static HashSet<string> Documented(string text) =>
        new(Row().Matches(text).Select(row => $"{row.Groups["name"].Value} {row.Groups["key"].Value}"), StringComparer.Ordinal);

    /// <summary>Objects that hold a secret themselves, and settings that look like one.</summary>
    public static IReadOnlyList<string> Shown(IReadOnlyList<object> objects) =>
    [
        .. objects.OfType<V1Secret>().Select(secret => $"secret {secret.Metadata.Name} is in the repository."),
        .. objects.OfType<V1ConfigMap>().SelectMany(map => map.Data.Where(setting => Password().IsMatch($"{setting.Key}={setting.Value}"))
            .Select(setting => $"{map.Metadata.Name}: {setting.Key} belongs in a secret.")),
    ];

    private static IEnumerable<string> InVariables(V1Container container) => (container.Env ?? [])
        .Select(variable => variable.ValueFrom?.SecretKeyRef).OfType<V1SecretKeySelector>().Select(secret => $"{secret.Name} {secret.Key}");

    // A mounted secret has a file for each key; which of them is read, a setting says.
    private static IEnumerable<string> InFiles(V1PodSpec pod, IReadOnlyList<object> objects)
    {
        var settings = objects.OfType<V1ConfigMap>().Where(map => (pod.Container().EnvFrom ?? []).Any(from => string.Equals(from.ConfigMapRef.Name, map.Metadata.Name, StringComparison.Ordinal)))
            .SelectMany(map => map.Data.Values).ToArray();
        return
            from volume in pod.Volumes
            where volume.Secret is not null
            let folder = pod.Container().VolumeMounts.Single(mount => string.Equals(mount.Name, volume.Name, StringComparison.Ordinal)).MountPath + "/"
            from file in settings.Where(value => value.StartsWith(folder, StringComparison.Ordinal)).DefaultIfEmpty(folder + "?")
            select $"{volume.Secret.SecretName} {file[folder.Length..]}";
    }

    [GeneratedRegex("^(elections|observers|parliament|parties|gateway)-", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Area();

    [GeneratedRegex(@"^ *\| `(?<name>[^`]+)` \| `(?<key>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("password|pwd|signingseed|commitmentkey|clientsecret=|token=", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Password();
}
