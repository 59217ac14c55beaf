using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using Grpc.Health.V1;
using Saylau.Common.V1;

namespace Saylau.Tests.Suite.Images;

/// <summary>Each service as an image: built, looked into, started and ended, where there is an engine that can.</summary>
public class ImageTests
{
    private const UnixFileMode WriteForOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static TheoryData<string> Services => ["Elections", "Gateway", "Observers", "Parliament", "Parties"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task An_image_says_what_it_is_and_holds_what_it_says(string service)
    {
        var image = await Build(service);

        Labels(image, service);
        Assert.Equal("1654:1654", image.Configuration.GetProperty("User").GetString());
        // Lists of words, which no shell has to read.
        Assert.Equal(["/app/service"], Words(image.Configuration.GetProperty("Entrypoint")));
        Assert.Equal(["CMD", "/app/service", "--probe"], Words(image.Configuration.GetProperty("Healthcheck").GetProperty("Test")));

        var files = await image.Files();
        Assert.All(files.Values, file => Assert.Equal((0, UnixFileMode.None), (file.Owner, file.Mode & WriteForOthers)));
        using var program = new PEReader(new MemoryStream(files[$"app/Saylau.{service}.dll"].Content));
        Assert.True(program.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, "The program was not compiled ahead of time.");
        BillOfMaterials(files, $"Saylau.{service}");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task An_image_starts_without_rights_answers_and_ends_when_it_is_asked_to(string service)
    {
        var image = await Build(service);
        var cancellation = TestContext.Current.CancellationToken;
        await using var container = await ServiceContainer.Start(image);

        await container.BecomesHealthy(cancellation);
        var health = await new Health.HealthClient(container.Channel).CheckAsync(new(), cancellationToken: cancellation);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        if (service is not "Gateway")
            Assert.StartsWith(ServiceContainer.Origin, await Checkpoint(container, service), StringComparison.Ordinal);
        Assert.All(await container.Users(), user => Assert.Equal("1654", user));

        Assert.Equal("0", await container.Stop());
        Assert.Contains("Application is shutting down", await container.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_of_an_image_fails_where_no_service_answers()
    {
        var image = await Build("Parties");

        var (code, output, error) = await Engine.Try("run", "--rm", "--network", "host", "--env",
            $"Saylau__Listen__OperationsPort={ServiceContainer.FreePort()}", image.Name, "--probe");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("/health/ready does not answer", error, StringComparison.Ordinal);
    }

    private static async Task<ServiceImage> Build(string service)
    {
        var reason = await Engine.WhyNot();
        Assert.SkipWhen(reason is not null, reason ?? "");
        return await ServiceImage.Build(service);
    }

    private static void Labels(ServiceImage image, string service)
    {
        string Label(string name) => image.Configuration.GetProperty("Labels").GetProperty($"org.opencontainers.image.{name}").GetString()!;
        Assert.Equal($"Saylau {service}", Label("title"));
        Assert.NotEmpty(Label("description"));
        Assert.Equal(("Apache-2.0", "The Saylau authors"), (Label("licenses"), Label("vendor")));
        Assert.Equal((ServiceImage.Revision, ServiceImage.Source, ServiceImage.Created), (Label("revision"), Label("source"), Label("created")));
        Assert.Equal(Engine.RuntimeImage, Label("base.name"));
        Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+", Label("version"));
    }

    private static async Task<string> Checkpoint(ServiceContainer container, string service)
    {
#pragma warning disable CA1308 // An area's name is in lower case.
        var request = new GetCheckpointRequest { Ledger = service.ToLowerInvariant() };
#pragma warning restore CA1308
        var answer = await new LedgerService.LedgerServiceClient(container.Channel).GetCheckpointAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        return answer.Note;
    }

    // Every library in the image is in its bill of materials with the hash that it has, and nothing else is.
    private static void BillOfMaterials(IReadOnlyDictionary<string, ImageFile> files, string program)
    {
        using var bill = JsonDocument.Parse(files["app/sbom.json"].Content);
        var main = bill.RootElement.GetProperty("metadata").GetProperty("component");
        JsonElement[] components = [main, .. bill.RootElement.GetProperty("components").EnumerateArray()];
        Assert.Equal(program, main.GetProperty("name").GetString());
        var listed = components.Where(component => component.TryGetProperty("components", out _))
            .SelectMany(component => component.GetProperty("components").EnumerateArray())
            .ToDictionary(file => $"app/{file.GetProperty("name").GetString()}", file => file.GetProperty("hashes")[0].GetProperty("content").GetString(), StringComparer.Ordinal);
        Assert.Superset(files.Keys.Where(name => Path.GetExtension(name) is ".dll" or ".so").ToHashSet(StringComparer.Ordinal), listed.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.All(listed, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[file.Key].Content)), file.Value));
        Assert.All(components, component => Assert.NotEmpty(component.GetProperty("licenses").EnumerateArray()));
        Assert.All(components.Where(component => !component.GetProperty("name").GetString()!.StartsWith("Saylau.", StringComparison.Ordinal)),
            package => Assert.Equal("SHA-512", package.GetProperty("hashes")[0].GetProperty("alg").GetString()));
    }

    private static string[] Words(JsonElement list) => [.. list.EnumerateArray().Select(word => word.GetString()!)];
}
