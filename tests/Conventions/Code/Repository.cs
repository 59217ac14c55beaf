namespace Saylau.Tests.Conventions.Code;

/// <summary>The source of the suite, found from where the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Our own files of a kind, as paths from the root with forward slashes; nothing that a build made.</summary>
    public static IReadOnlyList<string> Files(string pattern) => [.. new[] { "services", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal)];

    /// <summary>The text of a file of ours.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException($"No Microservices.sln above {AppContext.BaseDirectory}.")
        : File.Exists(Path.Combine(folder.FullName, "Microservices.sln")) ? folder.FullName : Find(folder.Parent);
}
