using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Law;

/// <summary>The law about elections that comes with the package: fourteen provinces and two cities.</summary>
internal static class ElectionLaws
{
    private static readonly JurisdictionLaw Kz = new JurisdictionCatalog(
        Options.Create(new JurisdictionOptions { Folder = Path.Combine(AppContext.BaseDirectory, "jurisdictions") }),
        "elections", ElectionsLaw.Descriptor)["kz"];

    public static Jurisdiction Country => Kz.Jurisdiction;

    /// <summary>The law before the amendment of 2011; a copy of its own for every test.</summary>
    public static ElectionsLaw Before => Kz.Section.Versions[0].Clone().Rules.Unpack<ElectionsLaw>();

    public static IReadOnlyList<string> Regions { get; } = [.. Kz.Jurisdiction.Regions.Select(region => region.Code)];
}
