using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>Programs that are not a part of the project. <c>.ci/run</c> obtains them where it can.</summary>
internal static class Tools
{
    /// <summary>Where a program is: on the PATH, or among the project's own tools; null if it is nowhere.</summary>
    public static string? Find(string program) => Folders().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Where a program is. The test is shown as skipped where it is not.</summary>
    public static string Require(string program)
    {
        var found = Find(program);
        Assert.SkipWhen(found is null, $"{program} is neither on the PATH nor in artifacts/tools; .ci/run fetches it from Debian.");
        return found!;
    }

    /// <summary>Runs a program to its end. Returns its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Output)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static IEnumerable<string> Folders() =>
        (new ConfigurationBuilder().AddEnvironmentVariables().Build()["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.Combine(Suite.Folders.Root, "artifacts", "tools", "usr", "bin"));
}
