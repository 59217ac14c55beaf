using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Signatures;

/// <summary>What is known of the verification of an initiative: its plans, and the signatures that count on a day.</summary>
internal sealed record VerificationFacts(
    FrozenLaw Law, IReadOnlyDictionary<string, RegionSignatures> Found, IReadOnlyDictionary<string, VerificationRow> Plans)
{
    /// <summary>A day after every other: what is done with signatures is done with them as they stand.</summary>
    public const string Latest = "9999-12-31";

    /// <summary>Reads the facts.</summary>
    public static VerificationFacts Of(Session session, InitiativeRow initiative, string day) => new(
        initiative.ToLaw(), SignatureCounters.Found(session, initiative, day),
        VerificationRow.Of(session, initiative.ToKey()).ToDictionary(row => row.Region, StringComparer.Ordinal));

    /// <summary>Signatures of a region that count.</summary>
    public uint Counting(string region) => Found.TryGetValue(region, out var found) ? found.ValidCount : 0;

    /// <summary>The plan of a region; null where there is none.</summary>
    public VerificationRow? Plan(string region) => Plans.GetValueOrDefault(region);

    /// <summary>What was found in a region.</summary>
    public RegionVerification Verified(VerificationRow row) =>
        VerificationRules.Region(row, Counting(row.Region), Law.RequiredIn(row.Region), Law.Rules.Sampling);

    /// <summary>What was found in all. A region that has signatures and no plan is unfinished.</summary>
    public GetVerificationResponse InAll()
    {
        var regions = Plans.Values.OrderBy(row => row.Region, StringComparer.Ordinal).Select(Verified).ToArray();
        var all = VerificationRules.InAll(regions, Law.Rules.Signatures.Minimum, Law.Rules, Law.Regions);
        if (Found.Values.Any(region => region.Valid > 0 && !Plans.ContainsKey(region.Region)))
            all.Conclusion = VerificationConclusion.Unfinished;
        return all;
    }
}
