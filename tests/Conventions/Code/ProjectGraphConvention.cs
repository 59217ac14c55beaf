using System.Xml.Linq;

namespace Saylau.Tests.Conventions.Code;

/// <summary>Who may know whom at compile time. No service knows another: they meet through the contract.</summary>
public sealed class ProjectGraphConvention
{
    private static readonly string[] Ground = ["Platform", "Client", "Contracts", "Statistics"];

    // What is not named here is a service of an area or the gateway, and stands on the ground.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Statistics"] = [],
        ["Client"] = ["Contracts"],
        ["Verify"] = ["Client", "Contracts"],
        ["Platform"] = ["Client", "Contracts"],
        ["Local"] = ["Gateway", "Elections", "Parties", "Parliament", "Observers", .. Ground],
    };

    [Fact]
    public void No_project_knows_one_that_it_may_not() => Finds.Nothing(Violations(Projects()));

    [Fact]
    public void The_projects_were_read() => Assert.Contains(Projects(),
        project => project is { File: "services/Parties/Parties.csproj", References: ["services/Platform/Platform.csproj", "services/Statistics/Statistics.csproj"] });

    [Theory]
    [InlineData("services/Gateway/Gateway.csproj", "services/Parties/Parties.csproj", "Gateway must not reference Parties.")]
    [InlineData("services/Elections/Elections.csproj", "services/Parties/Parties.csproj", "Elections must not reference Parties.")]
    [InlineData("services/Platform/Platform.csproj", "services/Parties/Parties.csproj", "Platform must not reference Parties.")]
    [InlineData("services/Client/Client.csproj", "services/Platform/Platform.csproj", "Client must not reference Platform.")]
    [InlineData("services/Contracts/Contracts.csproj", "services/Client/Client.csproj", "Contracts must not reference Client.")]
    [InlineData("services/Verify/Verify.csproj", "services/Platform/Platform.csproj", "Verify must not reference Platform.")]
    [InlineData("services/Local/Local.csproj", "tests/Testing/Testing.csproj", "Local must not reference Testing.")]
    public void A_project_that_knows_one_that_it_may_not_is_found(string project, string reference, string violation) =>
        Finds.Exactly([violation], Violations([new(project, [reference])]));

    [Fact]
    public void Tests_may_know_everything() =>
        Finds.Nothing(Violations([new("tests/Suite/Suite.csproj", ["services/Local/Local.csproj", "tests/Testing/Testing.csproj"])]));

    [Fact]
    public void Contracts_holds_no_code_of_its_own() => Finds.Nothing(CodeInContracts(Repository.Files("*.cs")));

    [Fact]
    public void Code_in_Contracts_is_found() => Finds.Exactly(["services/Contracts/Extra.cs"],
        CodeInContracts(["services/Contracts/Extra.cs", "services/Client/Contract.cs"]));

    [Fact]
    public void Every_project_is_in_the_solution() => Finds.Nothing(Missing(Repository.Read("Microservices.sln"), Projects()));

    [Fact]
    public void A_project_outside_the_solution_is_found() => Finds.Exactly(["services/Weather/Weather.csproj"],
        Missing(Repository.Read("Microservices.sln"), [.. Projects(), new("services/Weather/Weather.csproj", [])]));

    private static IEnumerable<string> Violations(IEnumerable<Project> projects) => projects
        .Where(project => project.File.StartsWith("services/", StringComparison.Ordinal))
        .SelectMany(project => project.References.Select(NameOf)
            .Except(Allowed.GetValueOrDefault(NameOf(project.File), Ground), StringComparer.Ordinal)
            .Select(reference => $"{NameOf(project.File)} must not reference {reference}."));

    private static IEnumerable<string> CodeInContracts(IEnumerable<string> files) =>
        files.Where(file => file.StartsWith("services/Contracts/", StringComparison.Ordinal));

    // The consumer of the packages stands outside on purpose: it must not see our projects.
    private static IEnumerable<string> Missing(string solution, IEnumerable<Project> projects) => projects
        .Select(project => project.File)
        .Where(file => !file.StartsWith("tests/Consumer/", StringComparison.Ordinal))
        .Where(file => !solution.Replace('\\', '/').Contains($"\"{file}\"", StringComparison.Ordinal));

    private static IReadOnlyList<Project> Projects() => [.. Repository.Files("*.csproj").Select(file => new Project(file,
        [.. XDocument.Parse(Repository.Read(file)).Descendants("ProjectReference").Select(reference => Resolve(file, (string)reference.Attribute("Include")!))]))];

    private static string Resolve(string project, string reference) => Path.GetRelativePath(
        Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, reference)).Replace('\\', '/');

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private sealed record Project(string File, IReadOnlyList<string> References);
}
