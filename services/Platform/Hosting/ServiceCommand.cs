using Microsoft.AspNetCore.Builder;

namespace Saylau.Platform.Hosting;

/// <summary>What the program of a service does, by its command line.</summary>
public static class ServiceCommand
{
    /// <summary>Runs the service until it is asked to stop, or does the one thing that an option asks for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args, Func<string[], Action<WebApplicationBuilder>?, WebApplication> build)
    {
        if (args.Contains(Probe.Option, StringComparer.Ordinal))
            return await Probe.Run(args);
        await build(args, null).RunAsync();
        return 0;
    }
}
