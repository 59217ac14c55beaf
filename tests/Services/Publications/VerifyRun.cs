using Google.Protobuf;
using Saylau.Client;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Verify;

namespace Saylau.Tests.Services.Publications;

/// <summary>A folder of published files, and the command that checks them.</summary>
internal sealed class VerifyRun : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-verify-");

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public string Save(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string Save(string name, IMessage message) => Save(name, Contract.Json.Format(message));

    /// <summary>Exports results into a file.</summary>
    public async Task<(string Path, ExportHead Head, ExportTail Tail)> Export(Clients clients, string election, ExportFormat format, ResultLevel level)
    {
        var path = PathOf($"{election}-{format}-{level}");
        await using var file = File.Create(path);
        using var stream = clients.Publications.ExportResults(new() { ElectionId = election, Format = format, Level = level });
        var (head, tail) = await ExportFile.Save(stream.ResponseStream, file);
        return (path, head, tail);
    }

    /// <summary>Runs the command.</summary>
    public static async Task<(int Code, string Output)> Verify(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = await VerifyCommand.Run(arguments, output);
        return (code, output.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
