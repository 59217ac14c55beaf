using k8s.Models;
using Microsoft.Extensions.Configuration;
using Saylau.Platform.Access;
using Saylau.Platform.Clients;
using Saylau.Platform.Data;
using Saylau.Platform.Hosting;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Relay;

namespace Saylau.Tests.Conventions.Deployment;

/// <summary>The settings that services are deployed with, read as the services read them.</summary>
internal static class ServiceSettings
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        ["Identity"] = typeof(IdentityOptions),
        ["Rates"] = typeof(RateOptions),
        ["Listen"] = typeof(ListenOptions),
        ["Jurisdictions"] = typeof(JurisdictionOptions),
        ["Database"] = typeof(DatabaseOptions),
        ["Ledger"] = typeof(LedgerOptions),
        ["Relay"] = typeof(RelayOptions),
        ["Services"] = typeof(ServiceOptions),
        ["Tls"] = typeof(TlsOptions),
    };

    /// <summary>A service's environment in the embedded overlay. Secrets, whose values are nowhere, have a stand-in.</summary>
    public static Dictionary<string, string?> Of(string service)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in new[] { $"k8s/base/{service}.env", $"k8s/overlays/embedded/{service}.env" }.Where(IsThere))
        {
            foreach (var (name, value) in Lines(DeploymentFiles.Read(file)))
                settings[name] = value;
        }

        var container = DeploymentFiles.Base().OfType<V1Deployment>()
            .Single(deployment => string.Equals(deployment.Metadata.Name, service, StringComparison.Ordinal)).Container();
        foreach (var secret in container.Env ?? [])
            settings[secret.Name] = Convert.ToBase64String(new byte[32]);
        return settings;
    }

    /// <summary>The settings in files of <c>NAME=value</c> lines.</summary>
    public static IEnumerable<(string Name, string Value)> Lines(string text) => text.Split('\n')
        .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
        .Select(line => line.Split('=', 2)).Select(parts => (parts[0], parts[1]));

    /// <summary>Settings that no options record has, or whose value it cannot hold.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyDictionary<string, string?> settings)
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(
            setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value, StringComparer.Ordinal)).Build();
        return [.. root.GetSection("Saylau").GetChildren().SelectMany(Problems)];
    }

    /// <summary>Every setting that the code reads, a dictionary by its own name.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Sections.SelectMany(section => section.Value.GetProperties()
        .Where(property => property.CanWrite ? !typeof(Delegate).IsAssignableFrom(property.PropertyType) : property.PropertyType.IsGenericType)
        .Select(property => $"Saylau__{section.Key}__{property.Name}"))];

    /// <summary>Whether a setting is a list, whose items are numbered.</summary>
    public static bool IsList(string name) => name.Split("__") is [_, var section, var property] && Sections.TryGetValue(section, out var options)
        && options.GetProperty(property)?.PropertyType is { IsGenericType: true } type && type.IsAssignableTo(typeof(System.Collections.IEnumerable))
        && type.GenericTypeArguments.Length == 1;

    /// <summary>Classes of settings that these tests do not know.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<Type> types) => [.. types
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && !Sections.ContainsValue(type)).Select(type => type.Name)];

    /// <summary>Settings that are neither set somewhere nor told of in a text.</summary>
    public static IReadOnlyList<string> Untold(IEnumerable<string> settings, IReadOnlyCollection<string> set, string text) => [.. settings.Where(name =>
        !set.Any(given => string.Equals(given, name, StringComparison.Ordinal) || given.StartsWith($"{name}__", StringComparison.Ordinal))
        && !text.Contains($"`{name}`", StringComparison.Ordinal))];

    private static IEnumerable<string> Problems(IConfigurationSection section)
    {
        if (!Sections.TryGetValue(section.Key, out var options))
        {
            yield return $"{section.Path} is bound to nothing.";
            yield break;
        }

        string? problem = null;
        try
        {
            section.Get(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException wrong)
        {
            problem = wrong.Message;
        }

        if (problem is not null)
            yield return problem;
    }

    private static bool IsThere(string path) => File.Exists(Path.Combine(DeploymentFiles.Root, path));
}
