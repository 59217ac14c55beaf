using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

/// <summary>What the rules of an appointment are asked about: who sits, and which groups they belong to.</summary>
internal static class AppointmentFacts
{
    /// <summary>The findings about an appointment on a day.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/PERSON_REPEATED.</exception>
    public static IReadOnlyList<Finding> Judge(
        Session session, ChamberRow chamber, IReadOnlyList<string> persons, string? justification, string day, GroupsShown shown,
        LawInForce<ParliamentLaw> inForce)
    {
        if (persons.Distinct(StringComparer.Ordinal).Count() < persons.Count)
            throw Refusal.Invalid(ErrorReason.PersonRepeated, ("person_ids", "name somebody twice."));
        var sitting = MandateRow.HeldOn(session, chamber.Id, day);
        return inForce.Judge(AppointmentRules.MayAppoint(
            persons, justification, sitting, Groups(session, chamber, persons, sitting, day), shown,
            ChamberRules.Of(inForce.Rules, chamber.Id), inForce.Rules.Appointments));
    }

    /// <summary>How many groups are represented around an appointment on a day.</summary>
    public static GroupFacts Groups(Session session, ChamberRow chamber, IReadOnlyList<string> persons, string day) =>
        Groups(session, chamber, persons, MandateRow.HeldOn(session, chamber.Id, day), day);

    private static GroupFacts Groups(Session session, ChamberRow chamber, IReadOnlyList<string> persons, IReadOnlyList<MandateRow> sitting, string day)
    {
        var now = sitting.Select(row => row.PersonId).ToList();
        var then = AppointmentRow.Latest(session, chamber.Id, day, 1) is [var latest]
            ? MandateRow.HeldOn(session, chamber.Id, latest.StartsOn).Select(row => row.PersonId).ToList()
            : now;
        var declared = GroupDeclarations.Of(session, chamber.Jurisdiction, now.Concat(then).Concat(persons));
        return new(declared.Represented(then), declared.Represented(now), declared.Represented(now.Concat(persons)));
    }
}
