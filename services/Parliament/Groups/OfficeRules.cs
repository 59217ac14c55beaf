using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Groups;

/// <summary>Who would hold which office from a day on.</summary>
/// <param name="Office">The office.</param>
/// <param name="ChamberId">Its chamber; empty where it is of all together.</param>
/// <param name="Group">Its group; null where it is of none.</param>
/// <param name="Mandate">Who would hold it.</param>
/// <param name="Day">From when on.</param>
/// <param name="VotesFor">Votes for; null where they are not recorded.</param>
internal sealed record OfficeClaim(ParliamentaryOffice Office, string ChamberId, GroupFacts? Group, MandateRow Mandate, string Day, uint? VotesFor);

/// <summary>What the rules of an office are asked about, beside the claim.</summary>
/// <param name="Offices">The offices of the jurisdiction that are held on the day or after it.</param>
/// <param name="IsInGroup">The person belongs to the group on the day.</param>
/// <param name="Electors">How many elect: the seats of the chamber, or the members of the group.</param>
internal sealed record OfficeFacts(IReadOnlyList<OfficeView> Offices, bool IsInGroup, uint Electors);

/// <summary>Who may hold an office.</summary>
internal static class OfficeRules
{
    /// <summary>
    /// May the member hold the office? The member sits, belongs to where the office is, and holds none that goes not with it;
    /// the office has room; and the vote reached its majority.
    /// </summary>
    public static IEnumerable<Finding> MayHold(OfficeClaim claim, OfficeFacts facts, ParliamentLaw law)
    {
        var rule = law.Groups?.Offices.FirstOrDefault(rule => rule.Office == claim.Office);
        foreach (var finding in TenureRules.MayAct(claim.Mandate, claim.Day, rule?.Citation, law.Tenure))
            yield return finding;
        foreach (var finding in HasPlace(claim, facts, rule))
            yield return finding;
        yield return HasRoom(claim, facts, rule);
        yield return IsCompatible(claim, facts, rule);
        if (rule?.Majority is { } majority && claim.VotesFor is not null)
            yield return majority.Against(claim.VotesFor, facts.Electors, claim.Mandate.PersonId);
    }

    /// <summary>The office is held on a day, so that it can end then.</summary>
    public static Finding MayEnd(OfficeView office, string day) => Findings.Make(
        "parliament.offices.held", null, office.PersonId, Findings.Date(day), Findings.Text($"{office.HeldFrom}/{office.Until()}"),
        Findings.Met(string.CompareOrdinal(office.HeldFrom, day) < 0 && (office.Until().Length == 0 || string.CompareOrdinal(day, office.Until()) < 0)), $"offices/{office.Id}");

    private static IEnumerable<Finding> HasPlace(OfficeClaim claim, OfficeFacts facts, OfficeRule? rule)
    {
        var kinds = KindsOf(claim.Office);
        var fits = kinds.Length == 0 ? claim.Group is null : claim.Group is { } group && kinds.Contains(group.Kind);
        yield return Findings.Make("parliament.offices.place", rule?.Citation, EnumText.Of(claim.Office),
            Findings.Text(kinds.Length == 0 ? "NO_GROUP" : string.Join(", ", kinds.Select(EnumText.Of))),
            Findings.Text(claim.Group is null ? "NO_GROUP" : EnumText.Of(claim.Group.Kind)), Findings.Met(fits));
        if (claim.Group is not null)
        {
            yield return GroupRules.IsThere(claim.Group, claim.Day);
            yield return Findings.Make("parliament.offices.member_of_group", rule?.Citation, claim.Mandate.PersonId, Findings.Text(claim.Group.GroupId),
                facts.IsInGroup ? Findings.Text(claim.Group.GroupId) : null, Findings.Met(facts.IsInGroup), $"groups/{claim.Group.GroupId}");
        }

        yield return Findings.Make("parliament.offices.of_chamber", rule?.Citation, claim.Mandate.PersonId, claim.ChamberId.Length > 0 ? Findings.Text(claim.ChamberId) : null,
            Findings.Text(claim.Mandate.ChamberId),
            claim.ChamberId.Length == 0 ? Outcome.NotApplicable : Findings.Met(string.Equals(claim.ChamberId, claim.Mandate.ChamberId, StringComparison.Ordinal)));
    }

    private static Finding HasRoom(OfficeClaim claim, OfficeFacts facts, OfficeRule? rule)
    {
        var holders = (uint)facts.Offices.Count(row => IsSame(row, claim)) + 1;
        var most = rule is { HasMaxHolders: true } ? rule.MaxHolders : (uint?)null;
        return Findings.Make(rule?.Rule ?? "parliament.offices.holders", rule?.Citation, EnumText.Of(claim.Office), most is { } max ? Findings.Count(max) : null,
            Findings.Count(holders), most is null ? Outcome.NotApplicable : Findings.Met(holders <= most));
    }

    private static Finding IsCompatible(OfficeClaim claim, OfficeFacts facts, OfficeRule? rule)
    {
        var own = facts.Offices.Where(row => string.Equals(row.PersonId, claim.Mandate.PersonId, StringComparison.Ordinal)).ToArray();
        var twice = Array.Find(own, row => IsSame(row, claim));
        var other = twice ?? Array.Find(own, row => rule?.IncompatibleWith.Contains(EnumText.Parse<ParliamentaryOffice>(row.Office)) ?? false);
        return Findings.Make("parliament.offices.incompatible", rule?.Citation, claim.Mandate.PersonId, null, other is null ? null : Findings.Text(other.Office),
            Findings.Met(other is null), other is null ? [] : [$"offices/{other.Id}"]);
    }

    private static bool IsSame(OfficeView row, OfficeClaim claim) => string.Equals(row.Office, EnumText.Of(claim.Office), StringComparison.Ordinal)
        && string.Equals(row.ChamberId, claim.ChamberId, StringComparison.Ordinal) && string.Equals(row.GroupId, claim.Group?.GroupId ?? "", StringComparison.Ordinal);

    private static GroupKind[] KindsOf(ParliamentaryOffice office) => office switch
    {
        ParliamentaryOffice.CommitteeChair or ParliamentaryOffice.CommitteeDeputyChair or ParliamentaryOffice.CommitteeSecretary => [GroupKind.Committee, GroupKind.Commission],
        ParliamentaryOffice.FactionLeader => [GroupKind.Faction, GroupKind.ParliamentaryGroup],
        ParliamentaryOffice.DelegationHead => [GroupKind.Delegation],
        _ => [],
    };
}
