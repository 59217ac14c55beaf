using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.MemberSignatures;

/// <summary>What each region lacks.</summary>
internal static class Shortfalls
{
    /// <summary>Every region by its code. No sheet and no signature is not the same as none that is valid.</summary>
    public static IEnumerable<RegionShortfall> Regions(
        SignaturesFound found, IReadOnlyList<VerificationRow> verified, PartiesLaw law, Jurisdiction jurisdiction)
    {
        var asked = law.Signatures.Regions.From(jurisdiction.Regions).Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        return jurisdiction.Regions.OrderBy(region => region.Code, StringComparer.Ordinal).Select(region => Of(
            region.Code, found, verified.FirstOrDefault(row => string.Equals(row.Region, region.Code, StringComparison.Ordinal)),
            asked.Contains(region.Code) ? law.Signatures.PerRegion.Minimum : null, law.IndividualSignatures?.SampleValid));
    }

    private static RegionShortfall Of(string code, SignaturesFound found, VerificationRow? verified, uint? required, ShareRule? sampleValid)
    {
        var region = found.Regions.GetValueOrDefault(code);
        var valid = region?.ValidCount ?? 0;
        var shortfall = new RegionShortfall { Region = code, Missing = (required ?? 0) - Math.Min(required ?? 0, valid) };
        if (required is { } minimum)
            shortfall.Required = minimum;
        if (region is not null)
            (shortfall.Valid, shortfall.Invalid) = (valid, region.InvalidCount);
        if (region is not null && found.IsOneByOne)
            shortfall.Duplicates = region.DuplicateCount;
        if (verified is not null)
            shortfall.Verification = verified.ToProto(VerificationRules.Conclude(verified, valid, required ?? 0, sampleValid));
        return shortfall;
    }
}
