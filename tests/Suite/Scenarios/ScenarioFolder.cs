namespace Saylau.Tests.Suite.Scenarios;

/// <summary>A scenario's folder for one test.</summary>
internal sealed class ScenarioFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-scenario-");

    public ScenarioFolder() => Write("scenario.json", """{"jurisdiction": "kz", "year": 2011}""");

    public string Path => folder.FullName;

    public string Name => folder.Name;

    /// <summary>Writes a file of the scenario.</summary>
    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
