using System.Xml.Linq;
using k8s.Models;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>Whether every database is brought to the schema of the version that is deployed.</summary>
internal static class MigrationJobs
{
    private const string Connection = "Saylau__Database__ConnectionString";
    private const string Engine = "Saylau__Database__Engine";

    /// <summary>The version of the code.</summary>
    public static string Version { get; } = XDocument.Parse(DeploymentFiles.Read("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>What the job of an area is called in this version.</summary>
    public static string NameOf(string area) => $"{area}-migration-{Version.Replace('.', '-')}";

    /// <summary>Everything wrong with the jobs, and images without the version.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<object> objects)
    {
        var services = objects.OfType<V1Deployment>().Where(deployment => SecretOf(deployment.Container(), "service") is not null).ToArray();
        var jobs = objects.OfType<V1Job>().ToArray();
        return
        [
            .. services.Where(service => !jobs.Any(job => Migrates(job, service))).Select(service => $"{service.Metadata.Name}: no job migrates its database."),
            .. jobs.Where(job => !services.Any(service => Migrates(job, service))).Select(job => $"{job.Metadata.Name}: it migrates nothing that runs here."),
            .. jobs.SelectMany(job => OfJob(job, objects)),
        ];
    }

    /// <summary>Images that say no version, or another one than the code's.</summary>
    public static IReadOnlyList<string> Images(IReadOnlyList<object> objects) => [.. objects.OfType<V1Deployment>().Select(deployment => deployment.Container().Image)
        .Concat(objects.OfType<V1Job>().Select(job => job.Spec.Template.Spec.Container().Image))
        .Where(image => !image.EndsWith($":{Version}", StringComparison.Ordinal)).Select(image => $"{image} is not of version {Version}.")];

    private static bool Migrates(V1Job job, V1Deployment service) =>
        SecretOf(job.Spec.Template.Spec.Container(), "migrator") is { } secret
        && string.Equals(secret, SecretOf(service.Container(), "service"), StringComparison.Ordinal)
        && string.Equals(job.Spec.Template.Spec.Container().Image, service.Container().Image, StringComparison.Ordinal);

    private static string? SecretOf(V1Container container, string key) => (container.Env ?? [])
        .Where(variable => string.Equals(variable.Name, Connection, StringComparison.Ordinal) && string.Equals(variable.ValueFrom?.SecretKeyRef?.Key, key, StringComparison.Ordinal))
        .Select(variable => variable.ValueFrom.SecretKeyRef.Name).SingleOrDefault();

    private static IEnumerable<string> OfJob(V1Job job, IReadOnlyList<object> objects)
    {
        var name = job.Metadata.Name;
        var container = job.Spec.Template.Spec.Container();
        if (container.Args is not ["--migrate"])
            yield return $"{name}: it runs the service.";
        if (!string.Equals(name, NameOf(name.Split('-')[0]), StringComparison.Ordinal))
            yield return $"{name}: it is not named after version {Version}, so an apply would change the finished one.";
        if (job.Spec is not { BackoffLimit: not null, TtlSecondsAfterFinished: not null, Template.Spec.RestartPolicy: "Never" })
            yield return $"{name}: it says not how often it is tried, or when it is cleared away.";
        var engines = objects.OfType<V1ConfigMap>().Select(map => map.Data.TryGetValue(Engine, out var engine) ? engine : null).OfType<string>().Distinct(StringComparer.Ordinal);
        if (!engines.SequenceEqual([container.Env.SingleOrDefault(variable => string.Equals(variable.Name, Engine, StringComparison.Ordinal))?.Value ?? ""], StringComparer.Ordinal))
            yield return $"{name}: its engine is not the services'.";
        if (objects.OfType<V1Service>().Any(service => DeploymentFiles.Picks(service.Spec.Selector, job.Spec.Template.Metadata.Labels)))
            yield return $"{name}: a service would send calls to it.";
    }
}
