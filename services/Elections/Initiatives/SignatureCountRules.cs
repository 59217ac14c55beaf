using Saylau.Elections.Signatures;
using Saylau.Elections.V1;

namespace Saylau.Elections.Initiatives;

/// <summary>How signatures are counted, and what would be left without those that are contested.</summary>
internal static class SignatureCountRules
{
    /// <summary>The count against the thresholds. Nothing that is contested is in it.</summary>
    public static GetSignatureCountResponse Count(IReadOnlyDictionary<string, RegionSignatures> found, InitiativeLaw law, IReadOnlyList<string> regions)
    {
        var (valid, required) = (InitiativeRules.Valid(found), law.Signatures.Minimum);
        var count = new GetSignatureCountResponse
        {
            Sheets = RegionSignatures.Counted(found.Values.Sum(region => region.Sheets)),
            Regions = { found.Keys.Union(regions, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(region => InRegion(region, found, law, regions)) },
            Required = required,
            Met = Answer(valid is { } known ? known >= required : null),
            RegionsMet = (uint)regions.Count(region => found.TryGetValue(region, out var there) && there.ValidCount >= law.SignaturesPerRegion.Minimum),
            RegionsRequired = (uint)regions.Count,
        };
        if (valid is not { } total)
            return count;
        (count.Valid, count.Invalid) = (total, RegionSignatures.Counted(found.Values.Sum(region => region.Invalid)));
        if (total >= required)
            count.Margin = total - required;
        else
            count.Missing = required - total;
        count.Multiple = required > 0 ? new() { Numerator = total, Denominator = required } : null;
        return count;
    }

    /// <summary>
    /// Would the total still be enough without every contested signature? A report that does not say how many it means
    /// leaves that open, unless what the others say is too much already.
    /// </summary>
    public static ContestedSignatures Contested(uint? valid, uint required, IReadOnlyList<uint?> alleged)
    {
        var known = alleged.Sum(count => (long)(count ?? 0));
        var complete = alleged.All(count => count is not null);
        var margin = valid is { } total && total >= required ? total - required : (uint?)null;
        var contested = new ContestedSignatures
        {
            Reports = (uint)alleged.Count,
            MetWithoutContested = Answer(
                valid is null ? null
                : margin is null || known > margin ? false
                : complete ? true
                : null),
        };
        if (complete)
            contested.Signatures = RegionSignatures.Counted(known);
        if (margin is { } without)
            contested.ContestableWithoutEffect = without;
        return contested;
    }

    private static RegionSignatureCount InRegion(
        string region, IReadOnlyDictionary<string, RegionSignatures> found, InitiativeLaw law, IReadOnlyList<string> regions)
    {
        var count = RegionSignatures.ToProto(region, found.GetValueOrDefault(region));
        if (regions.Contains(region, StringComparer.Ordinal))
            count.Required = law.SignaturesPerRegion.Minimum;
        return count;
    }

    private static Determination Answer(bool? holds) =>
        holds is { } known ? known ? Determination.Yes : Determination.No : Determination.Undetermined;
}
