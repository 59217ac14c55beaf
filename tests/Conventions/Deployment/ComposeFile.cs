using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>What deploy/compose.yaml says, and whether it is so.</summary>
internal sealed class ComposeFile
{
    private static readonly string[] Open = ["gateway", "grafana", "jaeger", "keycloak"];
    private static readonly string[] Wanted =
    [
        "Saylau__Identity__Authority", "Saylau__Database__Engine", "Saylau__Database__ConnectionString", "Saylau__Ledger__Origin",
        "Saylau__Ledger__SigningSeed", "Saylau__Ledger__CommitmentKey",
    ];

    private readonly Dictionary<object, object?> root;

    private ComposeFile(string text)
    {
        // `<<` is YAML 1.1's and compose's: the keys of another mapping, unless they are said again.
        root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(new MergingParser(new Parser(new StringReader(text))));
        Services = Map(root["services"]).ToDictionary(service => (string)service.Key, service => Map(service.Value), StringComparer.Ordinal);
    }

    /// <summary>Every service, by its name.</summary>
    public IReadOnlyDictionary<string, Dictionary<object, object?>> Services { get; }

    /// <summary>The files that hold secrets, relative to the file.</summary>
    public IEnumerable<string> SecretFiles => Map(root["secrets"]).Select(secret => (string)Map(secret.Value)["file"]!);

    public static ComposeFile Read(string text) => new(text);

    /// <summary>Everything wrong with a compose file that runs the services of these areas.</summary>
    public static IReadOnlyList<string> Problems(string text, IEnumerable<string> areas)
    {
        var file = new ComposeFile(text);
        return
        [
            .. areas.Append("gateway").Where(area => !file.Services.ContainsKey(area)).Select(area => $"{area} is not there."),
            .. file.Services.SelectMany(service => file.Problems(service.Key, service.Value)),
            .. areas.Where(file.Services.ContainsKey).SelectMany(file.ProblemsOfRecord),
            .. file.Declared("secrets").Where(secret => !file.Services.Values.Any(service => Secrets(service).Any(used => Is(used.Source, secret))))
                .Select(secret => $"The secret {secret} is nobody's."),
        ];
    }

    /// <summary>The environment of a service.</summary>
    public IReadOnlyDictionary<string, string> Environment(string service) => Services[service].TryGetValue("environment", out var found)
        ? Map(found).ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    private IEnumerable<string> Problems(string name, Dictionary<object, object?> service)
    {
        if (!((string)service["image"]!).StartsWith("${", StringComparison.Ordinal))
            yield return $"{name}: its image is no variable.";
        foreach (var port in List(service, "ports").Where(port => !port.StartsWith("127.0.0.1:", StringComparison.Ordinal) || !Open.Contains(name, StringComparer.Ordinal)))
            yield return $"{name}: {port} must not be open.";
        foreach (var mount in List(service, "volumes").Where(mount => mount.StartsWith('.')).Select(mount => mount.Split(':')[0]))
        {
            if (!Path.Exists(Path.Combine(DeploymentFiles.Root, "deploy", mount)))
                yield return $"{name}: {mount} is not there.";
        }

        foreach (var (source, _) in Secrets(service).Where(secret => !Declared("secrets").Contains(secret.Source, StringComparer.Ordinal)))
            yield return $"{name}: {source} is no secret.";
        foreach (var needed in Needs(service).Keys.Where(needed => !Services.ContainsKey(needed)))
            yield return $"{name}: it waits for {needed}, which is not there.";
        foreach (var (setting, address) in Environment(name).Where(setting => setting.Key.StartsWith("Saylau__Services__Addresses__", StringComparison.Ordinal)))
        {
            var host = new Uri(address).Host;
            if (!Services.ContainsKey(host) || !Is(host, setting.Split("__")[^1]))
                yield return $"{name}: {setting} leads to {address}.";
        }

        if (service.ContainsKey("build") && !IsHardened(service))
            yield return $"{name}: it may write, or has rights.";
    }

    private IEnumerable<string> ProblemsOfRecord(string area)
    {
        var has = Environment(area).Keys.Concat(Secrets(Services[area]).Select(secret => secret.Target)).ToArray();
        foreach (var missing in Wanted.Where(setting => !has.Contains(setting, StringComparer.Ordinal)))
            yield return $"{area}: {missing} is missing.";
        if (!Needs(Services[area]).TryGetValue($"{area}-migrate", out var condition) || !Is(condition, "service_completed_successfully"))
            yield return $"{area}: it does not wait for its migration.";
        if (!List(Services[$"{area}-migrate"], "command").SequenceEqual(["--migrate"], StringComparer.Ordinal))
            yield return $"{area}-migrate: it does not migrate.";
    }

    private string[] Declared(string section) => [.. Map(root[section]).Keys.Cast<string>()];

    private static Dictionary<string, string> Needs(Dictionary<object, object?> service) => service.TryGetValue("depends_on", out var found)
        ? Map(found).ToDictionary(needed => (string)needed.Key, needed => (string)Map(needed.Value)["condition"]!, StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    private static IEnumerable<(string Source, string Target)> Secrets(Dictionary<object, object?> service) =>
        service.TryGetValue("secrets", out var found) ? ((List<object>)found!).Select(secret => secret is string name
            ? (name, name) : ((string)Map(secret)["source"]!, (string)Map(secret)["target"]!)) : [];

    private static bool IsHardened(Dictionary<object, object?> service) => service.TryGetValue("read_only", out var only) && Is((string)only!, "true")
        && List(service, "cap_drop").SequenceEqual(["ALL"], StringComparer.Ordinal) && List(service, "security_opt").Contains("no-new-privileges:true", StringComparer.Ordinal);

    private static IEnumerable<string> List(Dictionary<object, object?> service, string key) =>
        service.TryGetValue(key, out var found) ? ((List<object>)found!).Cast<string>() : [];

    private static Dictionary<object, object?> Map(object? node) => (Dictionary<object, object?>?)node ?? [];

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
