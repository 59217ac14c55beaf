using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Saylau.Tests.Suite.Images;

/// <summary>The container engine of this machine, by its command <c>docker</c>, and the base images that it has.</summary>
internal static class Engine
{
    private static readonly IConfiguration Environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    private static readonly Lazy<Task<string?>> Problem = new(FindProblem);

    /// <summary>The image that services are built in.</summary>
    public static string SdkImage => Environment["SAYLAU_TEST_SDK_IMAGE"] ?? "";

    /// <summary>The image that services run on.</summary>
    public static string RuntimeImage => Environment["SAYLAU_TEST_RUNTIME_IMAGE"] ?? "";

    /// <summary>Why images cannot be built here; null where they can.</summary>
    public static Task<string?> WhyNot() => Problem.Value;

    /// <summary>Runs the engine's command, which must succeed. Returns what it wrote.</summary>
    public static async Task<string> Run(params string[] arguments)
    {
        var (code, output, error) = await Try(arguments);
        Assert.True(code == 0, $"docker {string.Join(' ', arguments)} ended with {code}:\n{output}\n{error}");
        return output.Trim();
    }

    /// <summary>Runs the engine's command.</summary>
    public static async Task<(int Code, string Output, string Error)> Try(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>What the engine's command writes, byte for byte.</summary>
    public static async Task<MemoryStream> Read(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        output.Position = 0;
        return output;
    }

    private static async Task<string?> FindProblem()
    {
        if (SdkImage.Length == 0 || RuntimeImage.Length == 0)
            return "SAYLAU_TEST_SDK_IMAGE and SAYLAU_TEST_RUNTIME_IMAGE do not name the base images to build on.";
        try
        {
            var (code, _, error) = await Try("info");
            if (code != 0)
                return $"No container engine answers: {error.Trim()}";
            foreach (var image in new[] { SdkImage, RuntimeImage })
            {
                if ((await Try("image", "inspect", image)).Code != 0)
                    return $"The container engine has no image {image}.";
            }

            return null;
        }
        catch (Win32Exception)
        {
            return "There is no program docker on this machine.";
        }
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }
}
