using System.Text.Json;

namespace Saylau.Sbom;

/// <summary>Where a published library comes from.</summary>
public enum Origin
{
    /// <summary>A project of this repository.</summary>
    Project,

    /// <summary>A package.</summary>
    Package,
}

/// <summary>A library that a published program brings along.</summary>
/// <param name="Name">The package's id, or the project's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Files">Its files, relative to the published folder.</param>
/// <param name="DependsOn">The libraries that it needs, by name.</param>
public sealed record PublishedLibrary(string Name, string Version, Origin Origin, IReadOnlyList<string> Files, IReadOnlyList<string> DependsOn)
{
    private const string RuntimePack = "runtimepack.";

    /// <summary>Its package URL: what names it and its version, and what others refer to it by.</summary>
    public string Purl => $"pkg:nuget/{Name}@{Version}";

    /// <summary>The libraries in the <c>deps.json</c> of a published program; the program itself is the first.</summary>
    /// <exception cref="InvalidDataException">There is not exactly one such file.</exception>
    public static IReadOnlyList<PublishedLibrary> In(string folder)
    {
        if (Directory.GetFiles(folder, "*.deps.json") is not [var path])
            throw new InvalidDataException($"{folder} holds no published program: one *.deps.json is wanted.");
        using var deps = JsonDocument.Parse(File.ReadAllBytes(path));
        var target = deps.RootElement.GetProperty("targets").GetProperty(deps.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!);
        var types = deps.RootElement.GetProperty("libraries");
        // A "reference" is the assembly of a project that is listed itself.
        return [.. target.EnumerateObject()
            .Select(library => (library, Type: types.GetProperty(library.Name).GetProperty("type").GetString()))
            .Where(entry => entry.Type is "project" or "package" or "runtimepack")
            .Select(entry => Read(entry.library, entry.Type is "project" ? Origin.Project : Origin.Package))];
    }

    private static PublishedLibrary Read(JsonProperty library, Origin origin)
    {
        var (name, version) = library.Name.Split('/') is [var first, var second] ? (PackageOf(first), second)
            : throw new InvalidDataException($"'{library.Name}' is not name/version.");
        string[] files =
        [
            .. Keys(library.Value, "runtime").Concat(Keys(library.Value, "native")).Select(asset => Path.GetFileName(asset)!),
            .. Keys(library.Value, "resources").Select(asset => Path.Combine(Path.GetFileName(Path.GetDirectoryName(asset))!, Path.GetFileName(asset))),
            .. Keys(library.Value, "runtimeTargets"),
        ];
        return new(name, version, origin, [.. files.Order(StringComparer.Ordinal)],
            [.. Keys(library.Value, "dependencies").Select(PackageOf).Order(StringComparer.Ordinal)]);
    }

    // The runtime, where a program brings it along, comes from a package as well.
    private static string PackageOf(string name) => name.StartsWith(RuntimePack, StringComparison.Ordinal) ? name[RuntimePack.Length..] : name;

    private static IEnumerable<string> Keys(JsonElement library, string section) =>
        library.TryGetProperty(section, out var found) ? found.EnumerateObject().Select(entry => entry.Name) : [];
}
