using Google.Protobuf.Reflection;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Law;

/// <summary>Where the law is read from.</summary>
public sealed record JurisdictionOptions
{
    /// <summary>The folder that has one folder per jurisdiction.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>The law of one jurisdiction for one area.</summary>
public sealed record JurisdictionLaw(Jurisdiction Jurisdiction, LawSection Section);

/// <summary>The jurisdictions that are loaded here, checked when the service starts.</summary>
public sealed class JurisdictionCatalog
{
    private readonly Dictionary<string, JurisdictionLaw> known = new(StringComparer.Ordinal);

    /// <summary>Reads every jurisdiction that has a section for the area.</summary>
    /// <param name="options">The folder.</param>
    /// <param name="area">The area; its section is <c>&lt;area&gt;.json</c>.</param>
    /// <param name="rules">The message that the area's rules are written in.</param>
    /// <exception cref="InvalidOperationException">A file is missing or wrong; the message names file and place.</exception>
    public JurisdictionCatalog(IOptions<JurisdictionOptions> options, string area, MessageDescriptor rules)
    {
        var folder = options.Value.Folder;
        if (!Directory.Exists(folder))
            throw new InvalidOperationException($"Saylau:Jurisdictions:Folder is '{folder}', which is no folder.");
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var section = Path.Combine(path, $"{area}.json");
            if (File.Exists(section))
                Add(JurisdictionFile.Read<Jurisdiction>(Path.Combine(path, "jurisdiction.json")), JurisdictionFile.Read<LawSection>(section), rules, section);
        }
    }

    /// <summary>The law of a jurisdiction.</summary>
    /// <exception cref="Refusal">NOT_FOUND/JURISDICTION_UNKNOWN.</exception>
    public JurisdictionLaw this[string code] =>
        known.GetValueOrDefault(code) ?? throw Refusal.NotFound(ErrorReason.JurisdictionUnknown, "jurisdiction", code);

    /// <summary>The code of the jurisdiction where only one is loaded; null otherwise.</summary>
    public string? Only => known.Count == 1 ? known.Keys.Single() : null;

    private void Add(Jurisdiction jurisdiction, LawSection section, MessageDescriptor rules, string path)
    {
        void Must(bool holds, string problem)
        {
            if (!holds)
                throw new InvalidOperationException($"{path}: {problem}");
        }

        foreach (var (field, problem) in MessageValidator.Violations(jurisdiction, "jurisdiction."))
            Must(false, $"{field} {problem}");
        Must(TextFormats.Problem(jurisdiction.Code, FieldFormat.Slug, 64) is null, "the jurisdiction's code is no slug.");
        Must(TimeZoneInfo.TryFindSystemTimeZoneById(jurisdiction.TimeZone, out _), $"time zone '{jurisdiction.TimeZone}' is unknown.");
        Must(AreDistinct(jurisdiction.Regions.Select(region => region.Code)), "two regions have the same code.");
        Must(AreDistinct(section.Versions.Select(version => version.Version)), "two versions have the same id.");
        foreach (var version in section.Versions)
        {
            Must(version.Rules?.Is(rules) is true, $"version '{version.Version}' has no rules of type {rules.FullName}.");
            foreach (var (field, problem) in MessageValidator.Violations(version, "").Concat(MessageValidator.Violations(version.Rules!.Unpack(Contract.Types), "rules.")))
                Must(false, $"version '{version.Version}': {field} {problem}");
        }

        Must(known.TryAdd(jurisdiction.Code, new(jurisdiction, section)), $"'{jurisdiction.Code}' is there already.");
    }

    private static bool AreDistinct(IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return ids.All(id => id.Length > 0 && seen.Add(id));
    }
}
