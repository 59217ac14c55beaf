using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>What deploy/Dockerfile says, and whether it is so.</summary>
internal static partial class ImageFile
{
    /// <summary>Everything wrong with an image file.</summary>
    public static IReadOnlyList<string> Problems(string text)
    {
        var lines = Instructions(text);
        var sources = Copied(lines).ToArray();
        return
        [
            .. sources.Where(source => !Exists(source)).Select(source => $"COPY {source}: it is not there."),
            .. sources.Where(source => !IsSentToTheBuilder(source)).Select(source => $"COPY {source}: .dockerignore keeps it from the builder."),
            .. Reached("services/Parties/Parties.csproj").Union(Reached("services/Gateway/Gateway.csproj"), StringComparer.Ordinal)
                .Where(project => !sources.Contains(project, StringComparer.Ordinal)).Select(project => $"{project} is not restored."),
            .. lines.Where(line => line.StartsWith("USER ", StringComparison.Ordinal)).DefaultIfEmpty("USER 0")
                .Where(line => !NumericUser().IsMatch(line)).Select(line => $"{line}: a number is wanted, and not root's."),
            .. lines.SkipWhile(line => !line.EndsWith(" AS service", StringComparison.Ordinal))
                .Where(line => line.StartsWith("RUN ", StringComparison.Ordinal)).Select(line => $"{line}: the last stage has no shell."),
        ];
    }

    /// <summary>Every setting that a text names.</summary>
    public static IEnumerable<string> SettingNames(string text) => Setting().Matches(text).Select(match => match.Value);

    /// <summary>The ports that an image file names.</summary>
    public static IEnumerable<int> Exposed(string text) => Instructions(text)
        .Where(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ')[1..]).Select(int.Parse);

    private static List<string> Instructions(string text) => [.. text
        .Split('\n').Where(line => !line.TrimStart().StartsWith('#'))
        .Aggregate("", (all, line) => line.EndsWith('\\') ? all + line[..^1] : $"{all}{line}\n")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string> Copied(IEnumerable<string> lines) => lines
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1]);

    private static bool Exists(string path) => Path.Exists(Path.Combine(DeploymentFiles.Root, path));

    // .dockerignore names what is let through, each line a path from the root.
    private static bool IsSentToTheBuilder(string path) => DeploymentFiles.Read(".dockerignore").Split('\n')
        .Where(line => line.StartsWith('!')).Select(line => line[1..])
        .Any(allowed => string.Equals(path.TrimEnd('/'), allowed, StringComparison.Ordinal) || path.StartsWith($"{allowed}/", StringComparison.Ordinal));

    private static IEnumerable<string> Reached(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        return XDocument.Parse(DeploymentFiles.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetRelativePath(DeploymentFiles.Root,
                Path.GetFullPath(Path.Combine(DeploymentFiles.Root, folder, reference.Attribute("Include")!.Value))))
            .SelectMany(Reached).Append(project);
    }

    [GeneratedRegex("^USER [1-9][0-9]*:[1-9][0-9]*$", RegexOptions.None, 1000)]
    private static partial Regex NumericUser();

    [GeneratedRegex("Saylau__[A-Za-z_]+", RegexOptions.None, 1000)]
    private static partial Regex Setting();
}
