using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Saylau.Sbom;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The bill of materials of a small published program: one project, two packages, and a runtime that it brings along.</summary>
public sealed class SbomTests : IDisposable
{
    private const string Deps = """
        {
          "runtimeTarget": { "name": "net/linux-x64" },
          "targets": {
            "net": {},
            "net/linux-x64": {
              "Program/1.2.3": { "dependencies": { "Maths": "2.0.0", "Meta": "1.0.0", "Linter": "9.9.9" }, "runtime": { "Program.dll": {} } },
              "runtimepack.Runtime.Linux/10.0.1": { "runtime": { "System.dll": {} }, "native": { "libcore.so": {} } },
              "Maths/2.0.0": { "runtime": { "lib/net10.0/Maths.dll": {} }, "resources": { "lib/net10.0/de/Maths.resources.dll": { "locale": "de" } } },
              "Meta/1.0.0": { "dependencies": { "Maths": "2.0.0" } },
              "Program.Reference/1.2.3.0": { "runtime": { "Program.dll": {} } }
            }
          },
          "libraries": {
            "Program/1.2.3": { "type": "project" },
            "runtimepack.Runtime.Linux/10.0.1": { "type": "runtimepack" },
            "Maths/2.0.0": { "type": "package" },
            "Meta/1.0.0": { "type": "package" },
            "Program.Reference/1.2.3.0": { "type": "reference" }
          }
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-sbom-");

    public SbomTests()
    {
        Write("app/Program.deps.json", Deps);
        foreach (var file in new[] { "Program.dll", "System.dll", "libcore.so", "Maths.dll", "de/Maths.resources.dll" })
            Write($"app/{file}", file);
        Package("Runtime.Linux", "10.0.1", "<license type=\"expression\">MIT</license>");
        Package("Maths", "2.0.0", "<license type=\"file\">LICENSE.txt</license>");
        Package("Meta", "1.0.0", "<licenseUrl>https://example.org/terms</licenseUrl>");
    }

    [Fact]
    public void Every_package_is_named_with_version_address_licence_and_hash()
    {
        var bill = Bill();

        Assert.Equal(("CycloneDX", "1.6"), ((string?)bill["bomFormat"], (string?)bill["specVersion"]));
        Assert.Equal(("application", "Program", "1.2.3"), Named(bill["metadata"]!["component"]!));
        var components = bill["components"]!.AsArray();
        Assert.Equal([("library", "Runtime.Linux", "10.0.1"), ("library", "Maths", "2.0.0"), ("library", "Meta", "1.0.0")], components.Select(component => Named(component!)));
        Assert.Equal("pkg:nuget/Maths@2.0.0", (string?)components[1]!["purl"]);
        Assert.Equal("MIT", (string?)components[0]!["licenses"]![0]!["expression"]);
        Assert.Equal("LICENSE.txt in the package", (string?)components[1]!["licenses"]![0]!["license"]!["name"]);
        Assert.Equal("https://example.org/terms", (string?)components[2]!["licenses"]![0]!["license"]!["name"]);
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData("Maths"u8)), (string?)components[1]!["hashes"]![0]!["content"]);
    }

    [Fact]
    public void Every_file_is_under_what_it_comes_from_with_the_hash_that_it_has()
    {
        var maths = Bill()["components"]![1]!["components"]!.AsArray();

        Assert.Equal(["Maths.dll", "de/Maths.resources.dll"], maths.Select(file => (string?)file!["name"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("Maths.dll"u8)), (string?)maths[0]!["hashes"]![0]!["content"]);
    }

    [Fact]
    public void What_needs_what_is_told_of_what_is_in_the_program() =>
        Assert.Equal(["pkg:nuget/Maths@2.0.0", "pkg:nuget/Meta@1.0.0"], Bill()["dependencies"]![0]!["dependsOn"]!.AsArray().Select(name => (string?)name));

    [Fact]
    public void The_same_program_has_the_same_bill() => Assert.Equal(Bill().ToJsonString(), Bill().ToJsonString());

    [Fact]
    public void A_library_that_comes_from_nowhere_is_found()
    {
        Write("app/libplanted.so", "?");

        Assert.Equal("libplanted.so comes from no project or package.", Assert.Throws<InvalidDataException>(Bill).Message);
    }

    [Fact]
    public void A_library_that_is_listed_and_not_there_is_found()
    {
        File.Delete(Path.Combine(folder.FullName, "app", "Maths.dll"));

        Assert.Equal("Maths.dll is listed and not there.", Assert.Throws<InvalidDataException>(Bill).Message);
    }

    [Fact]
    public void A_package_that_was_not_restored_is_found()
    {
        File.Delete(Path.Combine(folder.FullName, "packages", "meta", "1.0.0", "meta.1.0.0.nupkg.sha512"));

        Assert.StartsWith("Meta 1.0.0 was not restored: ", Assert.Throws<InvalidDataException>(Bill).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private JsonObject Bill() => BillOfMaterials.Of(Path.Combine(folder.FullName, "app"), Path.Combine(folder.FullName, "packages"));

    private static (string?, string?, string?) Named(JsonNode component) => ((string?)component["type"], (string?)component["name"], (string?)component["version"]);

    private void Package(string name, string version, string license)
    {
#pragma warning disable CA1308 // Folders of restored packages are in lower case.
        var id = name.ToLowerInvariant();
#pragma warning restore CA1308
        Write($"packages/{id}/{version}/{id}.nuspec", $"<package xmlns=\"http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd\"><metadata><id>{name}</id>{license}</metadata></package>");
        Write($"packages/{id}/{version}/{id}.{version}.nupkg.sha512", Convert.ToBase64String(SHA512.HashData(System.Text.Encoding.UTF8.GetBytes(name))));
    }

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
