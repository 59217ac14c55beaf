using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Platform.Law;

namespace Saylau.Elections.Assemblies;

/// <summary>A membership in an assembly, as rules see it. A name is compared as it is stored.</summary>
internal sealed record MembershipFacts(string AssemblyId, string PersonId, string From, string Until, uint Weight, string Name);

/// <summary>Somebody who votes in an indirect election.</summary>
internal sealed record ElectorFacts(string PersonId, IReadOnlyList<string> AssemblyIds, uint Weight);

/// <summary>Who votes in an indirect election, and what their votes weigh.</summary>
/// <param name="Electors">Each person once, by id; empty where no deputy is recorded.</param>
/// <param name="Memberships">The memberships on the day.</param>
internal sealed record Electorate(IReadOnlyList<ElectorFacts> Electors, IReadOnlyList<MembershipFacts> Memberships)
{
    /// <summary>Whether any deputy is recorded: without one nothing is known of the electors.</summary>
    public bool IsRecorded => Electors.Count > 0;

    public bool IsWeighted => Electors.Select(elector => elector.Weight).Distinct().Skip(1).Any() || Electors.Any(elector => elector.Weight != 1);

    public uint Weight => Figures.Counted(Electors.Sum(elector => (long)elector.Weight));

    /// <summary>What a list of electors adds up to: heads, or weights where they are weighted.</summary>
    public uint Listed => IsWeighted ? Weight : (uint)Electors.Count;
}

/// <summary>Deputies and electors: who is one, once.</summary>
internal static class ElectorateRules
{
    /// <summary>The electors that memberships make. Somebody who sits in two assemblies has one vote, of the greater weight.</summary>
    public static Electorate Of(IReadOnlyList<MembershipFacts> memberships) => new(
        [.. memberships.GroupBy(member => member.PersonId, StringComparer.Ordinal).OrderBy(person => person.Key, StringComparer.Ordinal).Select(person =>
            new ElectorFacts(person.Key, [.. person.Select(member => member.AssemblyId).Order(StringComparer.Ordinal)], person.Max(member => member.Weight)))],
        memberships);

    /// <summary>Whether a membership ends no earlier than it begins.</summary>
    public static bool IsInOrder(string from, string until) => until.Length == 0 || string.CompareOrdinal(from, until) <= 0;

    /// <summary>Whether two memberships, or terms, have a day in common; one without an end lasts.</summary>
    public static bool Overlap(string from, string until, string otherFrom, string otherUntil) =>
        (otherUntil.Length == 0 || string.CompareOrdinal(from, otherUntil) <= 0) && (until.Length == 0 || string.CompareOrdinal(otherFrom, until) <= 0);

    /// <summary>What is to be known of an electorate: who sits in two assemblies, and whether deputies are missing.</summary>
    public static IEnumerable<Finding> Explain(Electorate electorate, uint? deputies)
    {
        yield return Compared("elections.electorate.deputies_recorded", deputies, (uint)electorate.Memberships.Count, deputies is not null && electorate.IsRecorded);
        foreach (var elector in electorate.Electors.Where(elector => elector.AssemblyIds.Count > 1))
            yield return Findings.Make("elections.electorate.one_elector", null, elector.PersonId, Findings.Count(1),
                Findings.Count((uint)elector.AssemblyIds.Count), Outcome.Warning, [.. elector.AssemblyIds.Select(id => $"assemblies/{id}/members/{elector.PersonId}")]);
    }

    /// <summary>Are as many listed as are electors? Says nothing where no deputy of the unit is recorded.</summary>
    public static Finding IsListed(uint listed, Electorate electorate) =>
        Compared("elections.indirect.electors_recorded", electorate.Listed, listed, electorate.IsRecorded);

    private static Finding Compared(string rule, uint? required, uint actual, bool applies) => Findings.Make(
        rule, null, "", applies && required is { } count ? Findings.Count(count) : null, Findings.Count(actual),
        !applies ? Outcome.NotApplicable : actual == required ? Outcome.Satisfied : Outcome.Warning);
}
