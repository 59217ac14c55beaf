using Saylau.Local.Scenarios;

namespace Saylau.Tests.Services.Support;

/// <summary>What these tests read from the repository: the invented country.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string ArlandLaw => Path.Combine(Root, "tests", "countries", "arland", "jurisdictions");

    public static Scenario Arland => Scenario.Read(Path.Combine(Root, "tests", "countries", "arland", "scenarios", "arland-2020"));

    public static Scenario Kazakhstan => Scenario.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", "kz-2011"));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Microservices.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run within the repository."));
}
