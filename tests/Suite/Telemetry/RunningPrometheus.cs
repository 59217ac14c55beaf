using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>A real Prometheus on the configuration that is deployed, but for the addresses and a second instead of a quarter of a minute.</summary>
internal sealed class RunningPrometheus : IAsyncDisposable
{
    private const int Attempts = 300;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-prometheus-");
    private readonly Uri address;
    private readonly Process process;
    private readonly HttpClient http = new();

    private RunningPrometheus(string program, Uri address, string configuration)
    {
        this.address = address;
        var file = Path.Combine(folder.FullName, "prometheus.yml");
        File.WriteAllText(file, configuration);
        process = Process.Start(new ProcessStartInfo(program,
        [
            $"--config.file={file}", $"--storage.tsdb.path={folder.FullName}", $"--web.listen-address={address.Authority}", "--log.level=error",
        ])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a Prometheus that scrapes these addresses, and returns when it has seen all of them.</summary>
    public static async Task<RunningPrometheus> Start(string program, IReadOnlyDictionary<string, Uri> operations)
    {
        var prometheus = new RunningPrometheus(program, new($"http://127.0.0.1:{FreePort()}"), Configuration(operations));
        await prometheus.Until($"up{{job=\"saylau\"}} == 1", series => series.Count == operations.Count);
        return prometheus;
    }

    /// <summary>The deployed configuration with other addresses.</summary>
    public static string Configuration(IReadOnlyDictionary<string, Uri> operations)
    {
        var alerts = Path.Combine(Folders.Root, "deploy", "prometheus", "alerts.yml");
        var text = File.ReadAllText(Path.Combine(Folders.Root, "deploy", "prometheus", "prometheus.yml"))
            .Replace("_interval: 15s", "_interval: 1s", StringComparison.Ordinal)
            .Replace("- alerts.yml", $"- {alerts}", StringComparison.Ordinal);
        foreach (var (area, address) in operations)
        {
            Assert.Contains($"\"{area}:9090\"", text, StringComparison.Ordinal);
            text = text.Replace($"\"{area}:9090\"", $"\"{address.Authority}\"", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The series that a query returns now.</summary>
    public async Task<IReadOnlyList<JObject>> Query(string query)
    {
        using var answer = await http.GetAsync(new Uri(address, $"/api/v1/query?query={Uri.EscapeDataString(query)}"));
        var body = JsonDoor.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, $"{query}: {body["error"]}");
        return [.. body["data"]!["result"]!.OfType<JObject>()];
    }

    /// <summary>Waits until a query returns what is hoped for. Returns the last that it returned.</summary>
    public async Task<IReadOnlyList<JObject>> Until(string query, Func<IReadOnlyList<JObject>, bool> isHoped, int attempts = Attempts)
    {
        IReadOnlyList<JObject> series = [];
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            try
            {
                if (isHoped(series = await Query(query)))
                    return series;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // It has not opened its door yet.
            }

            await Task.Delay(Look);
        }

        return series;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
