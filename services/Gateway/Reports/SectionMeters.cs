using System.Diagnostics.Metrics;
using Saylau.Gateway.V1;
using Saylau.Platform.Errors;

namespace Saylau.Gateway.Reports;

/// <summary>Counts the sections of reports by what could be given of them.</summary>
public sealed class SectionMeters(IMeterFactory meters)
{
    private readonly Counter<long> sections = meters.Create("Saylau.Reports").CreateCounter<long>(
        "saylau.report.sections", "{section}", "Sections of reports, by whether their areas answered: COMPLETE, STALE or UNAVAILABLE.");

    /// <summary>A section was given.</summary>
    public Section Count(Section section)
    {
        sections.Add(1, new("saylau.report.section", section.SectionId), new("saylau.report.section.status", EnumText.Of(section.Status)));
        return section;
    }
}
