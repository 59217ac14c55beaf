using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>What people apply to a cluster, as kubectl builds it.</summary>
internal static class Overlays
{
    /// <summary>Each record in a file.</summary>
    public const string Embedded = "k8s/overlays/embedded";

    /// <summary>Replicas over SQL Server.</summary>
    public const string SqlServer = "k8s/overlays/sqlserver";

    /// <summary>What an operator's own overlay looks like, with every component.</summary>
    public const string Example = "k8s/example";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Embedded, SqlServer, Example];

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Built = new(StringComparer.Ordinal);

    /// <summary>The objects of an overlay with components, anew at each call: a test may change them.</summary>
    public static async Task<IReadOnlyList<object>> Build(string overlay, params string[] components)
    {
        Assert.SkipUnless(IsOnPath("kubectl"), "kubectl is not on this machine's path, so the overlay cannot be built here; its parts are checked by the other tests.");
        return DeploymentFiles.Objects(await Built.GetOrAdd(string.Join(' ', [overlay, .. components]), _ => new(() => Kustomize(overlay, components))).Value);
    }

    private static async Task<string> Kustomize(string overlay, string[] components)
    {
        if (components.Length == 0)
            return await Kustomize(Path.Combine(DeploymentFiles.Root, overlay));
        var folder = Directory.CreateTempSubdirectory("saylau-overlay-");
        string Here(string path) => Path.GetRelativePath(folder.FullName, Path.Combine(DeploymentFiles.Root, path));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kustomization.yaml"), $"""
            namespace: saylau
            resources: [{Here(overlay)}]
            components: [{string.Join(", ", components.Select(component => Here($"k8s/components/{component}")))}]
            """);
        var built = await Kustomize(folder.FullName);
        folder.Delete(recursive: true);
        return built;
    }

    private static async Task<string> Kustomize(string folder)
    {
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var problem = kubectl.StandardError.ReadToEndAsync();
        var built = await kubectl.StandardOutput.ReadToEndAsync();
        await kubectl.WaitForExitAsync();
        Assert.True(kubectl.ExitCode == 0, await problem);
        return built;
    }

    private static bool IsOnPath(string program) => new ConfigurationBuilder().AddEnvironmentVariables().Build()["PATH"]!
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
