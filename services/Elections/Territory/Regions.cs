using Saylau.Common.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Territory;

/// <summary>The regions of a jurisdiction, as requests name them.</summary>
internal static class Regions
{
    /// <summary>Lets a region pass that the jurisdiction has.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/REGION_UNKNOWN.</exception>
    public static void Require(Jurisdiction jurisdiction, string region)
    {
        if (!jurisdiction.Regions.Any(known => string.Equals(known.Code, region, StringComparison.Ordinal)))
            throw Refusal.Invalid(ErrorReason.RegionUnknown, ("region", $"'{region}' is no region of '{jurisdiction.Code}'."));
    }
}
