using System.Globalization;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Mandates;

/// <summary>How many groups are represented around an appointment.</summary>
/// <param name="Before">After the appointment before; where there was none, without the new members.</param>
/// <param name="Sitting">By those who sit already.</param>
/// <param name="After">By those and the new members.</param>
internal sealed record GroupFacts(uint Before, uint Sitting, uint After);

/// <summary>How much of the groups of new members an answer shows.</summary>
internal enum GroupsShown
{
    /// <summary>The numbers.</summary>
    Counted,

    /// <summary>Whether the rules are met, without the numbers: too few are appointed to hide one in.</summary>
    Judged,

    /// <summary>Nothing that depends on them.</summary>
    Nothing,
}

/// <summary>What it takes to appoint members.</summary>
internal static class AppointmentRules
{
    private const string Evidence = "diversity";

    /// <summary>
    /// May these persons be appointed? Seats are free, nobody sits twice, the justification is given, and the country's
    /// groups stay represented.
    /// </summary>
    /// <param name="persons">Who would be appointed.</param>
    /// <param name="justification">Why; null where it is not asked yet.</param>
    /// <param name="sitting">Who sits already.</param>
    /// <param name="groups">The groups represented.</param>
    /// <param name="shown">How much of the new members' groups may show.</param>
    /// <param name="chamber">The chamber as the law has it.</param>
    /// <param name="law">The law of appointments.</param>
    public static IEnumerable<Finding> MayAppoint(
        IReadOnlyList<string> persons, string? justification, IReadOnlyList<MandateRow> sitting, GroupFacts groups, GroupsShown shown,
        ChamberLaw? chamber, AppointmentLaw law)
    {
        var citation = ChamberRules.CitationOf(chamber);
        yield return ChamberRules.Seats(chamber, SeatClass.Appointed) is { } seat
            ? MandateRules.Quota(seat, sitting, persons.Count)
            : Findings.Make("parliament.appointments.class_in_law", citation, "", Findings.Text(EnumText.Of(SeatClass.Appointed)), null, Outcome.Violated);
        foreach (var person in persons)
            yield return MandateRules.SitsOnce(person, sitting, citation);
        if (justification is not null)
            yield return law.Justification.Against(justification.Length > 0, "GIVEN", justification.Length > 0 ? "GIVEN" : "MISSING");
        yield return Represents(groups, shown, law);
        yield return law.KeepsGroups.Against(
            Known(shown, groups.After >= groups.Before, groups.Sitting >= groups.Before),
            shown is GroupsShown.Counted ? Number(groups.Before) : "AS_MANY_AS_BEFORE", shown is GroupsShown.Counted ? Number(groups.After) : null, "", Evidence);
    }

    /// <summary>Does a chamber represent the groups that the law asks for, and no fewer after its latest appointment than before?</summary>
    /// <param name="represented">The groups represented.</param>
    /// <param name="before">Before the latest appointment; null where it is withheld, or there was none.</param>
    /// <param name="after">With the members of it; null likewise.</param>
    /// <param name="law">The law of appointments.</param>
    public static IEnumerable<Finding> IsRepresentative(uint represented, uint? before, uint? after, AppointmentLaw law)
    {
        yield return Represents(new(0, represented, represented), GroupsShown.Counted, law);
        if (before is { } least && after is { } reached)
            yield return law.KeepsGroups.Against(reached >= least, Number(least), Number(reached), "", Evidence);
    }

    private static Finding Represents(GroupFacts groups, GroupsShown shown, AppointmentLaw law)
    {
        if (law.Representation is not { } rule)
            return Findings.Make("parliament.appointments.representation", law.Justification.Citation, "", null, null, Outcome.NotApplicable);
        var met = Known(shown, groups.After >= rule.Minimum, groups.Sitting >= rule.Minimum);
        return Findings.Make(rule.Rule, rule.Citation, "", Findings.Count(rule.Minimum), shown is GroupsShown.Counted ? Findings.Count(groups.After) : null,
            met is { } known ? Findings.Met(known) : Outcome.Undetermined, Evidence);
    }

    // New members add groups and take none away: what those who sit reach, all of them reach. More is not said of a few.
    private static bool? Known(GroupsShown shown, bool withNew, bool withoutNew) =>
        shown is not GroupsShown.Nothing ? withNew : withoutNew ? true : null;

    private static string Number(uint groups) => groups.ToString(CultureInfo.InvariantCulture);
}
