using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.MemberSignatures;

/// <summary>What the law says of the signatures of members.</summary>
internal static class SignatureRules
{
    /// <summary>Enough valid signatures in each region that the law names. A region without sheets is undetermined.</summary>
    public static IEnumerable<Finding> EnoughInEachRegion(
        string partyId, IReadOnlyDictionary<string, RegionSignatures> signatures, SignatureLaw law, Jurisdiction jurisdiction) =>
        law.Regions.From(jurisdiction.Regions).Select(region => law.PerRegion.Against(
            signatures.TryGetValue(region.Code, out var found) ? found.ValidCount : null, region.Code, $"parties/{partyId}/signatureCounts"));
}
