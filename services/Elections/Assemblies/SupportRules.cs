using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Assemblies;

/// <summary>The electors of one assembly who support a candidate.</summary>
internal sealed record SupportOfAssembly(string AssemblyId, uint Supporters, uint Electors);

/// <summary>Who supports a candidate among the electors of the unit.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="Electors">The electors of the unit; null where none is recorded.</param>
/// <param name="Supporters">Those who support the candidate and are electors.</param>
/// <param name="Assemblies">The same by assembly, only those where somebody supports the candidate.</param>
internal sealed record SupportFacts(string CandidateId, uint? Electors, IReadOnlyList<string> Supporters, IReadOnlyList<SupportOfAssembly> Assemblies);

/// <summary>How electors support candidates.</summary>
internal static class SupportRules
{
    /// <summary>The support as it counts: of electors, each once. Who sits in two assemblies counts in both of them.</summary>
    public static SupportFacts Count(string candidateId, IEnumerable<string> supporters, Electorate electorate)
    {
        var named = supporters.ToHashSet(StringComparer.Ordinal);
        var counted = electorate.Electors.Select(elector => elector.PersonId).Where(named.Contains).ToArray();
        var assemblies = electorate.Memberships.GroupBy(member => member.AssemblyId, StringComparer.Ordinal).OrderBy(assembly => assembly.Key, StringComparer.Ordinal)
            .Select(assembly => new SupportOfAssembly(assembly.Key, (uint)assembly.Count(member => named.Contains(member.PersonId)), (uint)assembly.Count()))
            .Where(assembly => assembly.Supporters > 0);
        return new(candidateId, electorate.IsRecorded ? (uint)electorate.Electors.Count : null, counted, [.. assemblies]);
    }

    /// <summary>May these support the candidate? The nomination is open, each is an elector, and supports nobody else.</summary>
    /// <param name="candidateId">The candidate.</param>
    /// <param name="state">Where the nomination stands.</param>
    /// <param name="persons">Who supports it.</param>
    /// <param name="given">Whom electors support already.</param>
    /// <param name="electorate">Who is an elector.</param>
    public static IEnumerable<Finding> MaySupport(
        string candidateId, CandidateState state, IEnumerable<string> persons, IReadOnlyDictionary<string, string> given, Electorate electorate)
    {
        yield return Findings.Make("elections.indirect.support_open", null, candidateId, Findings.Text("NOMINATED, RETURNED"), Findings.Text(EnumText.Of(state)),
            Findings.Met(state is CandidateState.Nominated or CandidateState.Returned), $"candidates/{candidateId}");
        var electors = electorate.Electors.Select(elector => elector.PersonId).ToHashSet(StringComparer.Ordinal);
        foreach (var person in persons)
        {
            var isElector = electors.Contains(person);
            yield return Findings.Make("elections.indirect.supporter_is_elector", null, person, Findings.Text("ELECTOR"),
                electorate.IsRecorded ? Findings.Text(isElector ? "ELECTOR" : "NO_ELECTOR") : null, electorate.IsRecorded ? Findings.Met(isElector) : Outcome.Undetermined);
            var other = given.GetValueOrDefault(person);
            yield return Findings.Make("elections.indirect.one_support", null, person, Findings.Text(candidateId), Findings.Text(other ?? candidateId),
                Findings.Met(other is null || string.Equals(other, candidateId, StringComparison.Ordinal)));
        }
    }

    /// <summary>Is the candidate supported as the law asks? It asks nothing where the electors of the unit are not recorded.</summary>
    public static IEnumerable<Finding> IsSupported(SupportFacts facts, IndirectElectionLaw law)
    {
        var evidence = $"candidates/{facts.CandidateId}/electorSupport";
        var support = law.Support.Against((uint)facts.Supporters.Count, facts.Electors, "", evidence);
        if (facts.Electors is null)
            support.Outcome = Outcome.NotApplicable;
        yield return support;
        if (law.SupportPerAssembly is not { } most)
            yield break;
        if (facts.Assemblies.Count == 0)
            yield return Findings.Make(most.Rule, most.Citation, "", new() { Ratio = most.Share }, null, Outcome.NotApplicable, evidence);
        foreach (var assembly in facts.Assemblies)
            yield return Findings.Make(most.Rule, most.Citation, assembly.AssemblyId, new() { Ratio = most.Share },
                new() { Ratio = new() { Numerator = assembly.Supporters, Denominator = assembly.Electors } }, Findings.Met(IsWithin(most, assembly)), evidence);
    }

    private static bool IsWithin(ShareRule most, SupportOfAssembly assembly)
    {
        var (actual, allowed) = ((ulong)assembly.Supporters * most.Share.Denominator, (ulong)assembly.Electors * most.Share.Numerator);
        return most.Exclusive ? actual < allowed : actual <= allowed;
    }
}
