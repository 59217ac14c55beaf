using Saylau.Local.Scenarios;

namespace Saylau.Tests.Services.Support;

/// <summary>What these tests read from the repository: the invented country.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string ArlandLaw => Path.Combine(Root, "tests", "countries", "arland", "jurisdictions");

    /// <summary>The law that comes with the package and that of the invented country, in one folder.</summary>
    public static string BothLaws => Both.Value;

    public static Scenario Arland => Scenario.Read(Path.Combine(Root, "tests", "countries", "arland", "scenarios", "arland-2020"));

    public static Scenario Kazakhstan => Scenario.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", "kz-2011"));

    private static readonly Lazy<string> Both = new(() =>
    {
        var both = Path.Combine(AppContext.BaseDirectory, "both-jurisdictions");
        foreach (var from in Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "jurisdictions")).Append(Path.Combine(ArlandLaw, "arland")))
        {
            var to = Directory.CreateDirectory(Path.Combine(both, Path.GetFileName(from))).FullName;
            foreach (var file in Directory.EnumerateFiles(from))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        return both;
    });

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Microservices.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run within the repository."));
}
