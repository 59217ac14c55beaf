using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Saylau.Sbom;

/// <summary>The bill of materials of a published program (CycloneDX 1.6, ECMA-424). The same program has the same bill.</summary>
public static class BillOfMaterials
{
    private const string License = "Apache-2.0";

    /// <summary>Names every package and project, with version, package URL, licence, hash, and the files that came of it.</summary>
    /// <param name="folder">The published program.</param>
    /// <param name="packages">The root of restored packages, which the program was built from.</param>
    /// <exception cref="InvalidDataException">A library in the folder is nobody's, or one that is listed is not there.</exception>
    public static JsonObject Of(string folder, string packages)
    {
        var libraries = PublishedLibrary.In(folder);
        RequireTheSame(folder, libraries);
        var restored = new PackageFolder(packages);
        var components = libraries.Select(library => Component(library, folder, restored)).ToArray();
        components[0]["type"] = "application";
        return new()
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["lifecycles"] = new JsonArray(new JsonObject { ["phase"] = "build" }),
                ["component"] = components[0],
            },
            ["components"] = new JsonArray([.. components[1..]]),
            ["dependencies"] = new JsonArray([.. libraries.Select(library => Dependency(library, libraries))]),
        };
    }

    // A bill that leaves something out, or names what is not there, is worth nothing: there is none then.
    private static void RequireTheSame(string folder, IReadOnlyList<PublishedLibrary> libraries)
    {
        var listed = libraries.SelectMany(library => library.Files).ToHashSet(StringComparer.Ordinal);
        var published = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".dll" or ".so").Select(path => Path.GetRelativePath(folder, path)).ToArray();
        var wrong = published.Where(file => !listed.Contains(file)).Select(file => $"{file} comes from no project or package.")
            .Concat(listed.Where(file => !File.Exists(Path.Combine(folder, file))).Select(file => $"{file} is listed and not there."))
            .ToArray();
        if (wrong.Length > 0)
            throw new InvalidDataException(string.Join('\n', wrong));
    }

    private static JsonNode Component(PublishedLibrary library, string folder, PackageFolder restored)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = library.Purl,
            ["name"] = library.Name,
            ["version"] = library.Version,
        };
        // Ours are in the image alone, under our licence; the hashes of their files are what there is to check.
        if (library.Origin is Origin.Package)
            component["hashes"] = Hash("SHA-512", restored.Sha512(library));
        component["licenses"] = library.Origin is Origin.Package ? restored.Licenses(library) : [new JsonObject { ["expression"] = License }];
        component["purl"] = library.Purl;
        if (library.Files.Count > 0)
            component["components"] = new JsonArray([.. library.Files.Select(file => FileOf(folder, file))]);
        return component;
    }

    private static JsonNode FileOf(string folder, string file) => new JsonObject
    {
        ["type"] = "file",
        ["name"] = file,
        ["hashes"] = Hash("SHA-256", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))),
    };

    private static JsonArray Hash(string algorithm, string content) => [new JsonObject { ["alg"] = algorithm, ["content"] = content }];

    // Build-time packages are named as dependencies and are not in the program.
    private static JsonNode Dependency(PublishedLibrary library, IReadOnlyList<PublishedLibrary> libraries) => new JsonObject
    {
        ["ref"] = library.Purl,
        ["dependsOn"] = new JsonArray([.. libraries.Where(other => library.DependsOn.Contains(other.Name, StringComparer.Ordinal))
            .Select(other => JsonValue.Create(other.Purl))]),
    };
}
