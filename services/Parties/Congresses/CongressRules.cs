using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.Congresses;

/// <summary>What the law says of a founding congress.</summary>
internal static class CongressRules
{
    /// <summary>Enough delegates, from enough of the country. Without a congress, both are undetermined.</summary>
    public static IEnumerable<Finding> MeetsTheLaw(FoundingCongress? congress, CongressLaw law, Jurisdiction jurisdiction)
    {
        string[] evidence = congress is null ? [] : [$"congresses/{congress.CongressId}"];
        yield return law.Delegates.Against(congress?.DelegatesInAll, evidence: evidence);
        if (congress is null)
        {
            yield return Findings.Make(law.Spread.Rule, law.Spread.Citation, "", null, null, Outcome.Undetermined);
            yield break;
        }

        var represented = congress.Delegates.Where(region => region.Count > 0).Select(region => region.Region).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in law.Spread.Against(represented, jurisdiction.Regions, evidence))
            yield return finding;
    }
}
