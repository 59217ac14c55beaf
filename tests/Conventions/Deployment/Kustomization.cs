using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The part of kustomization.yaml that is used here. What is not named here is not read, but refused.</summary>
internal sealed class Kustomization
{
    private static readonly string[] OutsideKustomize = ["README.md", "kustomization.yaml"];

    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Namespace { get; set; } = "";

    public List<LabelSet> Labels { get; set; } = [];

    public string NameSuffix { get; set; } = "";

    public List<string> Resources { get; set; } = [];

    public List<string> Components { get; set; } = [];

    public List<ReplicaCount> Replicas { get; set; } = [];

    public List<Patch> Patches { get; set; } = [];

    public List<Generator> ConfigMapGenerator { get; set; } = [];

    public List<Image> Images { get; set; } = [];

    public static Kustomization Parse(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build()
        .Deserialize<Kustomization>(yaml);

    /// <summary>Every file under a folder, by its path from the root.</summary>
    public static IReadOnlyList<string> FilesUnder(string folder) => [.. Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(DeploymentFiles.Root, path))];

    /// <summary>Files that no kustomization lists, and listed files that are not there.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<string> files)
    {
        var problems = new List<string>();
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files.Where(file => string.Equals(Path.GetFileName(file), "kustomization.yaml", StringComparison.Ordinal)))
        {
            foreach (var entry in Parse(DeploymentFiles.Read(path)).Listed)
            {
                var file = Path.GetRelativePath(DeploymentFiles.Root, Path.GetFullPath(Path.Combine(DeploymentFiles.Root, path, "..", entry)));
                if (!files.Contains(file, StringComparer.Ordinal) && !files.Contains($"{file}/kustomization.yaml", StringComparer.Ordinal))
                    problems.Add($"{path} lists {entry}, which is not there.");
                listed.Add(file);
            }
        }

        problems.AddRange(files
            .Where(file => !listed.Contains(file) && !OutsideKustomize.Contains(Path.GetFileName(file), StringComparer.Ordinal))
            .Select(file => $"{file} is in no kustomization."));
        return problems;
    }

    private IEnumerable<string> Listed =>
        [.. Resources, .. Components, .. Patches.Select(patch => patch.Path).OfType<string>(), .. ConfigMapGenerator.SelectMany(generator => generator.Envs)];

    internal sealed class LabelSet
    {
        public Dictionary<string, string> Pairs { get; set; } = [];
    }

    internal sealed class Patch
    {
        public string? Path { get; set; }

        [YamlMember(Alias = "patch")]
        public string? Inline { get; set; }

        public Target? Target { get; set; }
    }

    internal sealed class Target
    {
        public string Kind { get; set; } = "";

        public string? Name { get; set; }

        public string? LabelSelector { get; set; }
    }

    internal sealed class ReplicaCount
    {
        public string Name { get; set; } = "";

        public int Count { get; set; }
    }

    internal sealed class Generator
    {
        public string Name { get; set; } = "";

        public string Behavior { get; set; } = "create";

        public List<string> Envs { get; set; } = [];

        public List<string> Literals { get; set; } = [];
    }

    internal sealed class Image
    {
        public string Name { get; set; } = "";

        public string? NewName { get; set; }

        public string? NewTag { get; set; }
    }
}
