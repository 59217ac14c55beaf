using System.Collections.Concurrent;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Platform.Clients;

namespace Saylau.Gateway.Reports;

/// <summary>
/// Composes a country's report from its definition and the records, as the public sees them. A section whose area does
/// not answer is given as it last was, or as unavailable; it takes no other section down.
/// </summary>
public sealed class ReportComposer(
    ServiceDirectory services, ReportCatalog catalog, LiquidTemplates templates, SectionMeters meters, TimeProvider clock)
{
    private const int MostRemembered = 1_000;
    private static readonly string Layout = ReadLayout();
    private readonly ConcurrentDictionary<string, (Section Section, DateTimeOffset At)> lastComplete = new(StringComparer.Ordinal);

    /// <summary>The report.</summary>
    /// <exception cref="Platform.Errors.Refusal">NOT_FOUND/REPORT_UNKNOWN.</exception>
    public async Task<GetCountryReportResponse> Compose(string jurisdiction, uint year, string language, CancellationToken cancellation)
    {
        var subject = catalog[jurisdiction];
        var languages = LanguagesFor(subject, language);
        var areas = await Task.WhenAll(services.Areas.Select(area => PositionOf(area, cancellation)));
        var composer = new StatementComposer(new(services, cancellation), templates,
            areas.ToDictionary(area => area.Area, StringComparer.Ordinal), jurisdiction, year, languages);
        var names = new Dictionary<string, object?>(StringComparer.Ordinal) { ["jurisdiction"] = jurisdiction, ["year"] = (int)year, ["language"] = languages[0] };
        string Text(LocalizedText text) => templates.Render(FigureReader.Choose(text.Text, languages), names);
        var sections = await Task.WhenAll(subject.Definition.Sections.Select(section =>
            Compose(section, Text(section.Title), composer, $"{jurisdiction}/{year}/{languages[0]}/{section.SectionId}")));

        var report = new GetCountryReportResponse
        {
            Title = Text(subject.Definition.Title),
            Language = languages[0],
            Sections = { sections },
            Notes = { subject.Definition.Notes.Select(Text) },
            Areas = { areas },
        };
        report.Markdown = Markdown(report);
        return report;
    }

    private async Task<Section> Compose(SectionDefinition definition, string title, StatementComposer composer, string key)
    {
        try
        {
            var statements = await Task.WhenAll(definition.Statements.Select(composer.Compose));
            var section = new Section
            {
                SectionId = definition.SectionId,
                Title = title,
                Status = SectionStatus.Complete,
                Statements = { statements.SelectMany(some => some) },
            };
            if (lastComplete.Count >= MostRemembered)
                lastComplete.Clear();
            lastComplete[key] = (section, clock.GetUtcNow());
            return meters.Count(section);
        }
        catch (AreaUnavailableException unavailable)
        {
            var section = new Section { SectionId = definition.SectionId, Title = title, Status = SectionStatus.Unavailable };
            if (lastComplete.TryGetValue(key, out var last))
            {
                section = last.Section.Clone();
                section.Status = SectionStatus.Stale;
                section.AgeSeconds = (uint)(clock.GetUtcNow() - last.At).TotalSeconds;
            }

            section.UnavailableReason = unavailable.Message;
            return meters.Count(section);
        }
    }

    private async Task<AreaPosition> PositionOf(string area, CancellationToken cancellation)
    {
        try
        {
            var checkpoint = await new LedgerService.LedgerServiceClient(services.For(area))
                .GetCheckpointAsync(new() { Ledger = area }, cancellationToken: cancellation);
            return new() { Area = area, LedgerPosition = checkpoint.Size, Checkpoint = checkpoint.Note };
        }
        catch (RpcException error)
        {
            return new() { Area = area, UnavailableReason = AreaUnavailableException.Reason(area, error.StatusCode) };
        }
    }

    private static string[] LanguagesFor(ReportSubject subject, string asked) =>
        [.. (asked.Length > 0 && subject.Jurisdiction.Languages.Contains(asked) ? new[] { asked } : []).Concat(subject.Jurisdiction.Languages).Distinct(StringComparer.Ordinal)];

    private string Markdown(GetCountryReportResponse report) => templates.Render(Layout, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["report"] = LiquidTemplates.Plain(JObject.Parse(Contract.Json.Format(report))),
    });

    private static string ReadLayout()
    {
        using var stream = typeof(ReportComposer).Assembly.GetManifestResourceStream("Saylau.Gateway.report.md.liquid")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
