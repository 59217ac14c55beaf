using Saylau.Common.V1;
using Saylau.Parties.Founding;
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

    /// <summary>Everything that the law says of a congress: who came, how it was held, and when.</summary>
    public static IEnumerable<Finding> MeetsTheLaw(
        FoundingCongress? congress, OrganisingCommittee? committee, PartiesLaw law, Jurisdiction jurisdiction) =>
        MeetsTheLaw(congress, law.Congress, jurisdiction)
            .Concat(WasHeldProperly(congress, law.Founding))
            .Concat(FoundingRules.HeldInTime(committee, congress, law.Founding));

    /// <summary>A quorum of those elected, nobody by proxy, a charter, minutes, leaders: as far as the law asks them.</summary>
    public static IEnumerable<Finding> WasHeldProperly(FoundingCongress? congress, FoundingLaw? law)
    {
        string[] evidence = congress is null ? [] : [$"congresses/{congress.CongressId}"];
        if (law?.Quorum is { } quorum)
            yield return quorum.Against(congress?.DelegatesInAll, congress is { HasElectedInAll: true } ? congress.ElectedInAll : null, evidence: evidence);
        if (law?.InPerson is { } inPerson)
            yield return inPerson.Against(congress is { HasProxies: true } ? congress.Proxies == 0 : null, "IN_PERSON", Word(congress), evidence: evidence);
        if (law?.CharterAdopted is { } charter)
            yield return charter.Against(congress is null ? null : congress.Charter is not null, "CHARTER", congress?.Charter?.Sha256, evidence: evidence);
        if (law?.MinutesKept is { } minutes)
            yield return minutes.Against(congress is null ? null : congress.Minutes.Count > 0, "MINUTES", congress is { Minutes.Count: > 0 } ? congress.Minutes[0].Sha256 : null, evidence: evidence);
        if (law?.Leaders is { } leaders)
            yield return leaders.Against((uint?)congress?.Leaders.Count, evidence: evidence);
    }

    /// <summary>The territorial spread in each reading of the law, whichever of them it is read in.</summary>
    public static IEnumerable<SpreadReading> Readings(FoundingCongress congress, SpreadRule spread, Jurisdiction jurisdiction)
    {
        var represented = congress.Delegates.Where(region => region.Count > 0).Select(region => region.Region).ToHashSet(StringComparer.Ordinal);
        foreach (var basis in new[] { SpreadBasis.Pooled, SpreadBasis.ProvincesAndEveryCity })
        {
            var reading = spread.Clone();
            reading.Basis = basis;
            var findings = reading.Against(represented, jurisdiction.Regions, $"congresses/{congress.CongressId}").ToArray();
            yield return new()
            {
                Basis = basis,
                Applies = spread.Basis == basis,
                Outcome = Findings.Met(Array.TrueForAll(findings, finding => finding.Outcome is Outcome.Satisfied)),
                Findings = { findings },
            };
        }
    }

    private static string? Word(FoundingCongress? congress) => congress is { HasProxies: true } ? congress.Proxies == 0 ? "IN_PERSON" : "BY_PROXY" : null;
}
