using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Saylau.Sbom;

/// <summary>What the folder of restored packages tells of a package.</summary>
/// <param name="folder">The root of restored packages.</param>
internal sealed class PackageFolder(string folder)
{
    /// <summary>The SHA-512 of the package as it was fetched, in hexadecimal.</summary>
    /// <exception cref="InvalidDataException">The package is not there.</exception>
    public string Sha512(PublishedLibrary package)
    {
        var path = Path.Combine(Of(package), FormattableString.Invariant($"{Lower(package.Name)}.{Lower(package.Version)}.nupkg.sha512"));
        return File.Exists(path) ? Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(path).Trim()))
            : throw new InvalidDataException($"{package.Name} {package.Version} was not restored: {path} is missing.");
    }

    /// <summary>The licences that the package states, as CycloneDX has them: an SPDX expression, or a name where there is none.</summary>
    public JsonArray Licenses(PublishedLibrary package)
    {
        var metadata = XDocument.Load(Path.Combine(Of(package), $"{Lower(package.Name)}.nuspec")).Root!.Elements()
            .Single(element => element.Name.LocalName is "metadata").Elements();
        var stated = metadata.FirstOrDefault(element => element.Name.LocalName is "license");
        var address = metadata.FirstOrDefault(element => element.Name.LocalName is "licenseUrl");
        return stated?.Attribute("type")?.Value switch
        {
            "expression" => [new JsonObject { ["expression"] = stated.Value }],
            "file" => [Named($"{stated.Value} in the package")],
            _ => [Named(address?.Value ?? "not stated")],
        };
    }

    private static JsonObject Named(string name) => new() { ["license"] = new JsonObject { ["name"] = name } };

    private string Of(PublishedLibrary package) => Path.Combine(folder, Lower(package.Name), Lower(package.Version));

    // Folders of restored packages are in lower case on every system.
#pragma warning disable CA1308
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
