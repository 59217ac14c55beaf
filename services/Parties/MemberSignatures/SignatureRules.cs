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

    /// <summary>Everything that the law says of the signatures: enough in each region, and in all where they are known one by one.</summary>
    public static IEnumerable<Finding> MeetTheLaw(string partyId, SignaturesFound found, PartiesLaw law, Jurisdiction jurisdiction)
    {
        foreach (var finding in EnoughInEachRegion(partyId, found.Regions, law.Signatures, jurisdiction))
            yield return finding;
        if (found.IsOneByOne && law.IndividualSignatures?.Total is { } total)
            yield return total.Against(found.InAll(), evidence: $"parties/{partyId}/signatureShortfall");
    }

    /// <summary>A party hands in counts by sheet, or signatures one by one: both would count people twice.</summary>
    public static Finding CollectsInOneWay(string partyId, string asked, string way) => Findings.Make(
        "parties.signatures.one_way", null, "", Findings.Text(way), Findings.Text(asked),
        Findings.Met(string.Equals(asked, way, StringComparison.Ordinal)), $"parties/{partyId}/signatureCounts");

    /// <summary>The rule that a person signs for one party alone; null where the law makes none.</summary>
    public static FlagRule? OnePartyOnly(this IndividualSignatureLaw law) => law.OneParty is { Required: true } rule ? rule : null;

    /// <summary>Did every person sign for this party alone? One finding per region in which somebody did not, and says how many.</summary>
    public static IEnumerable<Finding> OneParty(string partyId, IReadOnlyList<ScreenedRegion> screened, IndividualSignatureLaw? law)
    {
        if (law?.OneParty is not { } rule)
            yield break;
        var evidence = $"parties/{partyId}/memberSignatures";
        if (screened.Count == 0)
            yield return Findings.Make(rule.Rule, rule.Citation, "", Findings.Count(0), Findings.Count(0), rule.Required ? Outcome.Satisfied : Outcome.NotApplicable, evidence);
        foreach (var region in screened)
        {
            yield return Findings.Make(rule.Rule, rule.Citation, region.Region, Findings.Count(0), Findings.Count(region.SignedElsewhere),
                rule.Required ? Outcome.Warning : Outcome.NotApplicable, evidence);
        }
    }
}
