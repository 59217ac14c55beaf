using System.Formats.Tar;
using System.Text.Json;

namespace Saylau.Tests.Suite.Images;

/// <summary>A file of an image.</summary>
/// <param name="Owner">The number of the user that it belongs to.</param>
/// <param name="Mode">Who may do what with it.</param>
/// <param name="Content">Its bytes; empty for what is no plain file.</param>
internal sealed record ImageFile(int Owner, UnixFileMode Mode, byte[] Content);

/// <summary>The image of a service, built by deploy/Dockerfile on the base images of this machine.</summary>
internal sealed class ServiceImage
{
    public const string Revision = "0123456789abcdef0123456789abcdef01234567";
    public const string Created = "2011-12-01T10:00:00Z";
    public const string Source = "https://example.org/saylau";

    private ServiceImage(string name, JsonElement configuration) => (Name, Configuration) = (name, configuration);

    /// <summary>What the engine knows it by.</summary>
    public string Name { get; }

    /// <summary>What the engine starts it with: user, labels, entry point, health check.</summary>
    public JsonElement Configuration { get; }

    /// <summary>Builds the image of a service, for example <c>Parties</c>.</summary>
    public static async Task<ServiceImage> Build(string service)
    {
#pragma warning disable CA1308 // An image's name is in lower case.
        var name = $"saylau-test/{service.ToLowerInvariant()}:test";
#pragma warning restore CA1308
        // Whatever network the engine gives to containers, the packages are to be fetched by that of the machine.
        await Engine.Run("build", "--file", Path.Combine(Folders.Root, "deploy", "Dockerfile"), "--tag", name, "--network", "host",
            "--build-arg", $"SERVICE={service}", "--build-arg", $"SDK_IMAGE={Engine.SdkImage}", "--build-arg", $"RUNTIME_IMAGE={Engine.RuntimeImage}",
            "--build-arg", $"REVISION={Revision}", "--build-arg", $"CREATED={Created}", "--build-arg", $"SOURCE={Source}", Folders.Root);
        using var told = JsonDocument.Parse(await Engine.Run("image", "inspect", name));
        return new(name, told.RootElement[0].GetProperty("Config").Clone());
    }

    /// <summary>Everything under /app, by its path there.</summary>
    public async Task<IReadOnlyDictionary<string, ImageFile>> Files()
    {
        var container = await Engine.Run("create", Name);
        try
        {
            await using var archive = new TarReader(await Engine.Read("cp", $"{container}:/app", "-"));
            var files = new Dictionary<string, ImageFile>(StringComparer.Ordinal);
            while (await archive.GetNextEntryAsync(copyData: true) is { } entry)
            {
                using var content = new MemoryStream();
                if (entry.DataStream is { } data)
                    await data.CopyToAsync(content);
                // A link bears every right, and gives none.
                files[entry.Name] = new(entry.Uid, entry.EntryType is TarEntryType.SymbolicLink ? UnixFileMode.None : entry.Mode, content.ToArray());
            }

            return files;
        }
        finally
        {
            await Engine.Run("rm", "--volumes", container);
        }
    }
}
