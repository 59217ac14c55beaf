using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Law;

/// <summary>The law and geography that come with the package, and what tests change in them.</summary>
internal static class Laws
{
    private static readonly JurisdictionLaw Kz = new JurisdictionCatalog(
        Options.Create(new JurisdictionOptions { Folder = Path.Combine(AppContext.BaseDirectory, "jurisdictions") }),
        "parties", PartiesLaw.Descriptor)["kz"];

    /// <summary>Fourteen provinces and two cities.</summary>
    public static Jurisdiction Country => Kz.Jurisdiction;

    public static LawVersion Version => Kz.Section.Versions[0].Clone();

    public static PartiesLaw Parties => Version.Rules.Unpack<PartiesLaw>();

    public static IReadOnlyList<string> Provinces { get; } = Codes(RegionKind.Province);

    public static IReadOnlyList<string> Cities { get; } = Codes(RegionKind.City);

    public static IReadOnlyList<string> Regions { get; } = [.. Provinces, .. Cities];

    public static RegionSelection OnlyProvinces => new() { Kinds = { RegionKind.Province } };

    private static string[] Codes(RegionKind kind) =>
        [.. Kz.Jurisdiction.Regions.Where(region => region.Kind == kind).Select(region => region.Code)];
}
