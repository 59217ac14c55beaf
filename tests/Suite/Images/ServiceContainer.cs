using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Grpc.Net.Client;
using Saylau.Local.Suite;

namespace Saylau.Tests.Suite.Images;

/// <summary>A running image, with no more rights than the manifests give it: read-only, no capabilities, keys as files.</summary>
internal sealed class ServiceContainer : IAsyncDisposable
{
    private readonly string id;
    private readonly DirectoryInfo secrets;
    private readonly DevelopmentIssuer issuer;

    private ServiceContainer(string id, DirectoryInfo secrets, DevelopmentIssuer issuer, int port)
    {
        (this.id, this.secrets, this.issuer) = (id, secrets, issuer);
        Channel = GrpcChannel.ForAddress(new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri);
    }

    /// <summary>The ledger's name.</summary>
    public const string Origin = "localhost/image";

    /// <summary>The service's gRPC.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Starts an image.</summary>
    public static async Task<ServiceContainer> Start(ServiceImage image)
    {
        var issuer = new DevelopmentIssuer(TimeProvider.System);
        var secrets = Secrets();
        var (business, operations) = (FreePort(), FreePort());
        (string Name, string Value)[] settings =
        [
            ("Listen__Address", "loopback"), ("Listen__BusinessPort", $"{business}"), ("Listen__OperationsPort", $"{operations}"),
            ("Identity__Jwks", issuer.Jwks), ("Identity__Issuer", DevelopmentIssuer.Name), ("Ledger__Origin", Origin),
            ("Database__ConnectionString", "Data Source=/data/record.db"), ("Services__Addresses__parties", "http://127.0.0.1:1"),
            ("Services__Addresses__elections", "http://127.0.0.1:1"),
        ];
        var id = await Engine.Run(["run", "--detach", "--network", "host", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL",
            "--security-opt", "no-new-privileges", "--health-interval", "1s",
            .. secrets.EnumerateFiles().SelectMany(file => (string[])["--volume", $"{file.FullName}:/run/secrets/{file.Name}:ro"]),
            .. settings.SelectMany(setting => (string[])["--env", $"Saylau__{setting.Name}={setting.Value}"]), image.Name]);
        return new(id, secrets, issuer, business);
    }

    /// <summary>Waits until the image's own health check says that the service is ready.</summary>
    public async Task BecomesHealthy(CancellationToken cancellation)
    {
        while (true)
        {
            var state = await Told("{{.State.Status}} {{.State.Health.Status}}");
            if (state is "running healthy")
                return;
            Assert.True(state is "running starting", $"{state}\n{await Log()}");
            await Task.Delay(200, cancellation);
        }
    }

    /// <summary>The numbers of the users that its processes run as.</summary>
    public async Task<IReadOnlyList<string>> Users() =>
        [.. (await Engine.Run("top", id, "-eo", "pid,uid")).Split('\n')[1..].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])];

    /// <summary>Asks it to end, as an engine does. Returns its exit code: 137 where it had to be killed.</summary>
    public async Task<string> Stop()
    {
        await Engine.Run("stop", "--time", "40", id);
        return await Told("{{.State.ExitCode}}");
    }

    /// <summary>What it wrote.</summary>
    public async Task<string> Log()
    {
        var (_, output, error) = await Engine.Try("logs", id);
        return output + error;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        issuer.Dispose();
        await Engine.Run("rm", "--force", "--volumes", id);
        secrets.Delete(recursive: true);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<string> Told(string format) => Engine.Run("inspect", "--format", format, id);

    // Mounted one by one: the folder is closed to the container's user, and the files are not.
    private static DirectoryInfo Secrets()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-secrets-");
        foreach (var key in new[] { "SigningSeed", "CommitmentKey" })
            File.WriteAllText(Path.Combine(folder.FullName, $"Saylau__Ledger__{key}"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        return folder;
    }
}
