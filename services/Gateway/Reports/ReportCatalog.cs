using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Gateway.Reports;

/// <summary>A report's definition and the jurisdiction it is about.</summary>
public sealed record ReportSubject(Jurisdiction Jurisdiction, ReportDefinition Definition);

/// <summary>The reports that can be composed, checked when the gateway starts.</summary>
public sealed class ReportCatalog
{
    private readonly Dictionary<string, ReportSubject> subjects = new(StringComparer.Ordinal);

    /// <summary>Reads <c>report.json</c> of every jurisdiction that has one.</summary>
    /// <exception cref="InvalidOperationException">A definition is wrong; the message names file and place.</exception>
    public ReportCatalog(IOptions<JurisdictionOptions> options, LiquidTemplates templates)
    {
        if (!Directory.Exists(options.Value.Folder))
            throw new InvalidOperationException($"Saylau:Jurisdictions:Folder is '{options.Value.Folder}', which is no folder.");
        foreach (var folder in Directory.EnumerateDirectories(options.Value.Folder).Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, "report.json");
            if (!File.Exists(path))
                continue;
            var jurisdiction = JurisdictionFile.Read<Jurisdiction>(Path.Combine(folder, "jurisdiction.json"));
            var definition = JurisdictionFile.Read<ReportDefinition>(path);
            if (definition.SameAs.Length > 0)
                definition = JurisdictionFile.Read<ReportDefinition>(path = Path.Combine(options.Value.Folder, definition.SameAs, "report.json"));
            Check(definition, path, templates);
            subjects.Add(jurisdiction.Code, new(jurisdiction, definition));
        }
    }

    /// <summary>The report about a jurisdiction.</summary>
    /// <exception cref="Refusal">NOT_FOUND/REPORT_UNKNOWN.</exception>
    public ReportSubject this[string jurisdiction] =>
        subjects.GetValueOrDefault(jurisdiction) ?? throw Refusal.NotFound(ErrorReason.ReportUnknown, "jurisdiction", jurisdiction);

    private static void Check(ReportDefinition definition, string path, LiquidTemplates templates)
    {
        foreach (var statement in definition.Sections.SelectMany(section => section.Statements))
        {
            void Must(bool holds, string problem)
            {
                if (!holds)
                    throw new InvalidOperationException($"{path}: statement '{statement.StatementId}': {problem}");
            }

            var rpcs = statement.Figures.Select(figure => figure.Rpc).Concat(statement.ForEach is { } items ? [items.Rpc] : []);
            foreach (var rpc in rpcs)
                Must(DynamicCall.Find(rpc) is { IsServerStreaming: false }, $"'{rpc}' is no RPC that answers once.");
            foreach (var text in statement.Template.Text.Values)
                Must(templates.Problem(text) is not { } problem, $"the template is wrong: {templates.Problem(text)}");
            foreach (var claim in statement.Claims)
                Must(statement.Figures.Any(figure => string.Equals(figure.Name, claim.Figure, StringComparison.Ordinal)), $"a claim names the figure '{claim.Figure}', which there is not.");
        }
    }
}
