using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Saylau.Platform.Hosting;

/// <summary>Asks a running service whether it is ready: the health check of an image that has no shell and no other program.</summary>
public static class Probe
{
    /// <summary>The option that asks for it.</summary>
    public const string Option = "--probe";

    /// <summary>Asks at the operations door on loopback, as the settings place it. Why a service is not ready is said on standard error.</summary>
    /// <param name="args">The command line that the service has.</param>
    /// <returns>0 if the service is ready, 1 if it is not or does not answer within four seconds.</returns>
    public static async Task<int> Run(string[] args)
    {
        var problem = await Problem(Settings(args));
        if (problem is not null)
            await Console.Error.WriteLineAsync(problem);
        return problem is null ? 0 : 1;
    }

    private static ListenOptions Settings(string[] args) => SecretFiles.SettingsOf(args).GetSection("Saylau:Listen").Get<ListenOptions>() ?? new();

    private static async Task<string?> Problem(ListenOptions listen)
    {
        if (listen.OperationsPort <= 0)
            return $"Saylau:Listen:OperationsPort is {listen.OperationsPort.ToString(CultureInfo.InvariantCulture)}: a probe needs to know the port.";
        // What leads out of the machine does not lead to its loopback.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(4) };
        var ready = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", listen.OperationsPort, "/health/ready").Uri;
        try
        {
            using var answer = await http.GetAsync(ready);
            return answer.IsSuccessStatusCode ? null : $"{ready} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}";
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException)
        {
            return $"{ready} does not answer: {silent.Message}";
        }
    }
}
