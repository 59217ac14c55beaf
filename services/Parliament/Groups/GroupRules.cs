using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Groups;

/// <summary>What of a group its rules are asked about.</summary>
internal sealed record GroupFacts(string GroupId, GroupKind Kind, string ChamberId, string PartyId, string FoundedOn, string DissolvedOn);

/// <summary>A member, and the groups that the person belongs to already.</summary>
internal sealed record MemberFacts(MandateRow Mandate, IReadOnlyList<MembershipView> Memberships);

/// <summary>Who may found, join and leave a group.</summary>
internal static class GroupRules
{
    /// <summary>May these members found the group on a day? They are enough, and each may belong to it.</summary>
    public static IEnumerable<Finding> MayFound(GroupFacts group, IReadOnlyList<MemberFacts> founders, string day, ParliamentLaw law)
    {
        yield return IsLargeEnough(group, (uint)founders.Count, law.Groups);
        foreach (var finding in founders.SelectMany(founder => MayBelong(group, founder, day, law)))
            yield return finding;
    }

    /// <summary>May the member join the group on a day? It is there, the member is not in it, and may belong to it.</summary>
    public static IEnumerable<Finding> MayJoin(GroupFacts group, MemberFacts member, string day, ParliamentLaw law)
    {
        yield return IsThere(group, day);
        var present = member.Memberships.Any(row => string.Equals(row.GroupId, group.GroupId, StringComparison.Ordinal));
        yield return Findings.Make("parliament.groups.not_member", null, member.Mandate.PersonId, Findings.Count(0), Findings.Count(present ? 1u : 0u), Findings.Met(!present), Evidence(group));
        foreach (var finding in MayBelong(group, member, day, law))
            yield return finding;
    }

    /// <summary>May a member leave the group on a day? The member is in it; that too few stay is told, and keeps nobody.</summary>
    /// <param name="group">The group.</param>
    /// <param name="membership">The membership; null if there is none on the day.</param>
    /// <param name="members">Who belongs to the group on the day.</param>
    /// <param name="personId">Who would leave.</param>
    /// <param name="day">The first day on which the member would no longer be in it.</param>
    /// <param name="law">The law of groups.</param>
    public static IEnumerable<Finding> MayLeave(GroupFacts group, MembershipView? membership, uint members, string personId, string day, GroupLaw? law)
    {
        yield return Findings.Make("parliament.groups.member", null, personId, Findings.Date(day), membership is null ? null : Findings.Date(membership.MemberFrom),
            Findings.Met(membership is not null && string.CompareOrdinal(membership.MemberFrom, day) < 0), Evidence(group));
        yield return IsLargeEnough(group, members > 0 ? members - 1 : 0, law).OrWarning();
    }

    /// <summary>The group is there on a day.</summary>
    public static Finding IsThere(GroupFacts group, string day) => Findings.Make(
        "parliament.groups.lasts", null, group.GroupId, Findings.Date(day),
        Findings.Text($"{group.FoundedOn}/{group.DissolvedOn}"),
        Findings.Met(string.CompareOrdinal(group.FoundedOn, day) <= 0 && (group.DissolvedOn.Length == 0 || string.CompareOrdinal(day, group.DissolvedOn) < 0)), Evidence(group));

    private static Finding IsLargeEnough(GroupFacts group, uint members, GroupLaw? law) =>
        law?.Sizes.FirstOrDefault(size => size.Kind == group.Kind)?.Members.Against(members, group.GroupId)
        ?? Findings.Make("parliament.groups.size", null, group.GroupId, null, Findings.Count(members), Outcome.NotApplicable);

    private static IEnumerable<Finding> MayBelong(GroupFacts group, MemberFacts member, string day, ParliamentLaw law)
    {
        var mandate = member.Mandate;
        foreach (var finding in TenureRules.MayAct(mandate, day, null, law.Tenure))
            yield return finding;
        yield return Findings.Make("parliament.groups.of_chamber", null, mandate.PersonId, group.ChamberId.Length > 0 ? Findings.Text(group.ChamberId) : null,
            Findings.Text(mandate.ChamberId), group.ChamberId.Length == 0 ? Outcome.NotApplicable
                : Findings.Met(string.Equals(group.ChamberId, mandate.ChamberId, StringComparison.Ordinal)), Evidence(group));
        if (group.Kind is not GroupKind.Faction || law.Groups is null)
            yield break;
        var other = member.Memberships.FirstOrDefault(row => row.Kind is "FACTION" && !string.Equals(row.GroupId, group.GroupId, StringComparison.Ordinal));
        if (law.Groups.OneFaction is { } one)
            yield return one.Against(other is null, "NONE", other?.GroupId ?? "NONE", mandate.PersonId, Evidence(group));
        if (law.Groups.FactionOfParty is { } own && group.PartyId.Length > 0 && mandate.PartyId.Length > 0)
            yield return own.Against(string.Equals(mandate.PartyId, group.PartyId, StringComparison.Ordinal), group.PartyId, mandate.PartyId, mandate.PersonId, Evidence(group));
    }

    private static string[] Evidence(GroupFacts group) => group.GroupId.Length > 0 ? [$"groups/{group.GroupId}"] : [];
}
