using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

/// <summary>Who is next for a seat: the first on the list who never sat for it; null where the list is unknown or exhausted.</summary>
internal sealed record NextOnList(string? PersonId, string Evidence);

/// <summary>What became of a vacancy.</summary>
/// <param name="FilledBy">The mandate that fills the seat; empty if none does.</param>
/// <param name="DissolvedOn">The day the chamber was dissolved since, with which nothing is left to fill; empty if it was not.</param>
internal sealed record VacancyFacts(string FilledBy, string DissolvedOn);

/// <summary>What a mandate that ended early leaves behind, and what it takes to fill it.</summary>
internal static class VacancyRules
{
    /// <summary>Whether the mandate left a vacancy: it ended before its term, and not together with all others.</summary>
    public static bool IsLeftBy(MandateRow mandate) => mandate.EndedOn.Length > 0
        && (mandate.EndsOn.Length == 0 || string.CompareOrdinal(mandate.EndedOn, mandate.EndsOn) < 0)
        && mandate.StateNow() is not MandateState.Dissolved;

    /// <summary>How the law fills the seats of a class; null where it does not say.</summary>
    public static VacancyRule? Of(TenureLaw? law, string seatClass) =>
        law?.Vacancies.FirstOrDefault(rule => string.Equals(EnumText.Of(rule.SeatClass), seatClass, StringComparison.Ordinal));

    /// <summary>The last day on which a vacancy is filled in time; empty where the law sets none.</summary>
    public static string FillBy(MandateRow mandate, VacancyRule? rule) =>
        rule is { HasDays: true } && TextFormats.FirstDay(mandate.EndedOn).DayNumber + (long)rule.Days <= DateOnly.MaxValue.DayNumber
            ? TextFormats.FirstDay(mandate.EndedOn).AddDays((int)rule.Days).Iso()
            : "";

    /// <summary>Is the duty to fill the seat in time met on a day? Open while there is time, and where the law sets none not asked.</summary>
    public static Finding Duty(MandateRow mandate, string filledOn, string day, VacancyRule? rule)
    {
        var by = FillBy(mandate, rule);
        var done = filledOn.Length > 0 ? filledOn : day;
        var late = by.Length > 0 && string.CompareOrdinal(done, by) > 0;
        var outcome = by.Length == 0 ? Outcome.NotApplicable : late ? Outcome.Violated : filledOn.Length > 0 ? Outcome.Satisfied : Outcome.Undetermined;
        return Findings.Make(rule?.Rule ?? "parliament.vacancies.fill_by", rule?.Citation, mandate.Id, by.Length > 0 ? Findings.Date(by) : null,
            filledOn.Length > 0 ? Findings.Date(filledOn) : null, outcome, $"mandates/{mandate.Id}");
    }

    /// <summary>
    /// May the seat be filled in this manner from a day on? It is vacant and nobody fills it, some of its term is left, and the
    /// law fills such seats so. That it is filled late is told, and stands in the way of nothing.
    /// </summary>
    /// <param name="left">The mandate that ended.</param>
    /// <param name="facts">What became of the vacancy.</param>
    /// <param name="manner">How it would be filled.</param>
    /// <param name="day">From when on.</param>
    /// <param name="law">The law of mandates.</param>
    public static IEnumerable<Finding> MayFill(MandateRow left, VacancyFacts facts, VacancyManner manner, string day, TenureLaw? law)
    {
        var (rule, evidence) = (Of(law, left.SeatClass), $"mandates/{left.Id}");
        var isOpen = IsLeftBy(left) && left.StateNow() is not MandateState.LossAppealed && string.CompareOrdinal(left.EndedOn, day) <= 0
            && (facts.DissolvedOn.Length == 0 || string.CompareOrdinal(day, facts.DissolvedOn) < 0);
        yield return Findings.Make("parliament.vacancies.open", rule?.Citation, left.Id, Findings.Date(day),
            Findings.Text(left.EndedOn.Length > 0 ? $"{left.State} {left.EndedOn}" : left.State), Findings.Met(isOpen), evidence);
        yield return Findings.Make("parliament.vacancies.not_filled", rule?.Citation, left.Id, null, facts.FilledBy.Length > 0 ? Findings.Text(facts.FilledBy) : null,
            Findings.Met(facts.FilledBy.Length == 0), evidence);
        yield return Findings.Make("parliament.vacancies.term_left", rule?.Citation, left.Id, left.EndsOn.Length > 0 ? Findings.Date(left.EndsOn) : null, Findings.Date(day),
            Findings.Met(left.EndsOn.Length == 0 || string.CompareOrdinal(day, left.EndsOn) < 0), evidence);
        yield return Findings.Make("parliament.vacancies.manner", rule?.Citation, left.Id, rule is null ? null : Findings.Text(EnumText.Of(rule.Manner)),
            Findings.Text(EnumText.Of(manner)), rule is null ? Outcome.NotApplicable : Findings.Met(rule.Manner == manner), evidence);
        if (isOpen)
            yield return Duty(left, day, day, rule).OrWarning();
    }

    /// <summary>Who fills a seat that a list won is the next on the list.</summary>
    public static Finding IsNext(string personId, NextOnList next, Citation? citation) => Findings.Make(
        "parliament.vacancies.next_on_list", citation, personId, next.PersonId is null ? null : Findings.Text(next.PersonId), Findings.Text(personId),
        next.PersonId is null ? Outcome.Undetermined : Findings.Met(string.Equals(next.PersonId, personId, StringComparison.Ordinal)), next.Evidence);

    /// <summary>The first of a list who never sat for it.</summary>
    public static Person? Next(IEnumerable<Person> list, IReadOnlySet<string> sat) => list.FirstOrDefault(person => !sat.Contains(person.PersonId));
}
