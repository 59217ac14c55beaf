using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.Registry;

/// <summary>What a party declared on a day, by region.</summary>
internal sealed record Declaration(string PartyId, string CountedOn, IReadOnlyDictionary<string, uint> Members);

/// <summary>Parties that became one on a day.</summary>
internal sealed record MergerFacts(string SuccessorId, string EffectiveFrom, IReadOnlyList<string> Before);

/// <summary>The members of a party on a day: by region, with what they rest on; none where nothing is known.</summary>
internal sealed record MembersOnDay(
    IReadOnlyDictionary<string, uint> Members, MembershipBasis Basis, IReadOnlyList<Declaration> Declarations, IReadOnlyList<string> Unknown);

/// <summary>How many members a party has, by what was declared.</summary>
internal static class MembershipRules
{
    /// <summary>
    /// The latest declaration by a day; where parties merged into this one after it, the sum of what all of them had on the
    /// day before. Members move on the day of the merger; of a split nobody knows who went where until somebody says.
    /// </summary>
    public static MembersOnDay On(string partyId, string day, IReadOnlyList<Declaration> declarations, IReadOnlyList<MergerFacts> mergers)
    {
        var own = declarations.Where(declared => Is(declared.PartyId, partyId) && string.CompareOrdinal(declared.CountedOn, day) <= 0)
            .MaxBy(declared => declared.CountedOn, StringComparer.Ordinal);
        var merger = mergers.Where(merged => Is(merged.SuccessorId, partyId) && string.CompareOrdinal(merged.EffectiveFrom, day) <= 0
                && (own is null || string.CompareOrdinal(own.CountedOn, merged.EffectiveFrom) < 0))
            .MaxBy(merged => merged.EffectiveFrom, StringComparer.Ordinal);
        if (merger is null)
            return own is null ? new(new Dictionary<string, uint>(StringComparer.Ordinal), MembershipBasis.Unspecified, [], [partyId]) : new(own.Members, MembershipBasis.Declared, [own], []);

        // Whoever was in it counts with what it had before; earlier mergers into it with it.
        var earlier = mergers.Where(other => string.CompareOrdinal(other.EffectiveFrom, merger.EffectiveFrom) < 0).ToArray();
        var before = declarations.Where(declared => string.CompareOrdinal(declared.CountedOn, merger.EffectiveFrom) < 0).ToArray();
        var parts = merger.Before.Append(partyId).Distinct(StringComparer.Ordinal).Select(id => (Id: id, Members: On(id, merger.EffectiveFrom, before, earlier))).ToArray();
        var known = parts.Where(part => part.Members.Basis is not MembershipBasis.Unspecified).Select(part => part.Members).ToArray();
        var unknown = parts.Where(part => merger.Before.Contains(part.Id, StringComparer.Ordinal)).SelectMany(part => part.Members.Unknown);
        return new(Sum(known), known.Length > 0 ? MembershipBasis.Moved : MembershipBasis.Unspecified,
            [.. known.SelectMany(part => part.Declarations)], [.. unknown.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Is the number of members enough? Nothing declared is undetermined; a law that sets no number asks nothing.</summary>
    public static IEnumerable<Finding> Enough(string partyId, MembersOnDay members, RegistryLaw? law, Jurisdiction jurisdiction)
    {
        var evidence = $"parties/{partyId}/memberships";
        var known = members.Basis is not MembershipBasis.Unspecified;
        if (law?.Members is { } inAll)
            yield return inAll.Against(known ? Total(members.Members.Values) : null, "", evidence);
        foreach (var region in law?.MembersPerRegion is null ? [] : jurisdiction.Regions.Select(region => region.Code))
            yield return law!.MembersPerRegion.Against(known ? members.Members.GetValueOrDefault(region) : null, region, evidence);
        if (law?.Members is null && law?.MembersPerRegion is null)
            yield return Findings.Make("parties.registry.members", null, "", null, known ? Findings.Count(Total(members.Members.Values)) : null, Outcome.NotApplicable, evidence);
    }

    /// <summary>A sum as a count. More than it can hold is the most it can hold, never a small number.</summary>
    public static uint Total(IEnumerable<uint> members) => (uint)Math.Min(members.Sum(count => (long)count), uint.MaxValue);

    private static Dictionary<string, uint> Sum(IEnumerable<MembersOnDay> parts) => parts.SelectMany(part => part.Members)
        .GroupBy(region => region.Key, region => region.Value, StringComparer.Ordinal)
        .ToDictionary(region => region.Key, region => Total(region), StringComparer.Ordinal);

    private static bool Is(string id, string other) => string.Equals(id, other, StringComparison.Ordinal);
}
