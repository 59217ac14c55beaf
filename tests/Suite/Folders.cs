namespace Saylau.Tests.Suite;

/// <summary>Where the tests find the data that the project comes with.</summary>
internal static class Folders
{
    /// <summary>The folder of the solution, above the test binaries.</summary>
    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory));

    /// <summary>The scenario that comes with the program.</summary>
    public static string Scenario { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios", "kz-2011");

    /// <summary>The law that comes with the program.</summary>
    public static string Jurisdictions { get; } = Path.Combine(AppContext.BaseDirectory, "jurisdictions");

    /// <summary>The invented country: its law and its scenario.</summary>
    public static string Arland { get; } = Path.Combine(Root, "tests", "countries", "arland");

    /// <summary>The invented country's law.</summary>
    public static string ArlandLaw { get; } = Path.Combine(Arland, "jurisdictions");

    /// <summary>The invented country's scenario.</summary>
    public static string ArlandScenario { get; } = Path.Combine(Arland, "scenarios", "arland-2020");

    private static string FindRoot(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Microservices.sln"))
        ? folder.FullName
        : FindRoot(folder.Parent ?? throw new InvalidOperationException("The tests are not below the solution's folder."));
}
