using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Saylau.Tests.Services.Relay;

/// <summary>A NATS server with JetStream on a free port of loopback and a store of its own; it can be killed and started again.</summary>
internal sealed class NatsServer : IAsyncDisposable
{
    public const string Absent = "There is no nats-server on this machine's path or in artifacts/tools, so nothing can be relayed here.";

    private static readonly Lazy<string?> Found = new(() => Candidates().FirstOrDefault(Runs));
    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("saylau-nats-");
    private readonly int port = FreePort();
    private readonly string settings;
    private readonly NatsConnection connection;
    private Process? process;
    private int readers;

    private NatsServer(string settings)
    {
        this.settings = settings;
        connection = new(new NatsOpts { Url = Url, ReconnectWaitMin = TimeSpan.FromMilliseconds(100), ReconnectWaitMax = TimeSpan.FromMilliseconds(100) });
    }

    /// <summary>A server program was found.</summary>
    public static bool IsThere => Found.Value is not null;

    public string Url => string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{port}");

    public NatsJSContext JetStream => new(connection);

    /// <param name="settings">Lines of the server's configuration besides address and store.</param>
    public static async Task<NatsServer> Start(string settings = "")
    {
        var server = new NatsServer(settings);
        await server.StartAgain();
        return server;
    }

    /// <summary>Starts it on the same port with the same store, and waits until JetStream answers.</summary>
    public async Task StartAgain()
    {
        var file = Path.Combine(store.FullName, "server.conf");
        await File.WriteAllTextAsync(file, $"listen: \"127.0.0.1:{port}\"\njetstream {{ store_dir: \"{store.FullName}\" }}\n{settings}\n");
        process = Process.Start(new ProcessStartInfo(Found.Value!, ["-c", file]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await Eventually.True(async () =>
        {
            try
            {
                await connection.ConnectAsync();
                await JetStream.GetAccountInfoAsync();
                return true;
            }
            catch (Exception away) when (away is NatsException or OperationCanceledException)
            {
                return false;
            }
        });
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>How many messages were ever in a stream; 0 where there is none.</summary>
    public async Task<ulong> SizeOf(string stream)
    {
        try
        {
            return (await JetStream.GetStreamAsync(stream)).Info.State.LastSeq;
        }
        catch (Exception away) when (away is NatsException or OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>The messages of a stream, in order, whose subject fits.</summary>
    public async Task<IReadOnlyList<INatsJSMsg<byte[]>>> Messages(string stream, string filter = ">")
    {
        var consumer = await JetStream.CreateOrUpdateConsumerAsync(stream, new ConsumerConfig($"reader-{++readers}") { FilterSubject = filter, MaxAckPending = -1 });
        var all = new List<INatsJSMsg<byte[]>>();
        while (true)
        {
            var before = all.Count;
            await foreach (var message in consumer.FetchNoWaitAsync<byte[]>(new() { MaxMsgs = 1_000 }))
                all.Add(message);
            if (all.Count == before)
                return all;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        if (process is not null)
            await Kill();
        store.Delete(recursive: true);
    }

    private static IEnumerable<string> Candidates()
    {
        yield return "nats-server";
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var program in (string[])["usr/sbin/nats-server", "usr/bin/nats-server"])
                yield return Path.Combine(folder, "artifacts", "tools", program);
        }
    }

    private static bool Runs(string program)
    {
        try
        {
            using var version = Process.Start(new ProcessStartInfo(program, "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
            version.WaitForExit();
            return version.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>What comes true by itself, in a time that nobody judges.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(60);

    public static async Task True(Func<Task<bool>> holds)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(Pause, end.Token);
    }
}
