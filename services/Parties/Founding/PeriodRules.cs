using Saylau.Common.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Founding;

/// <summary>Periods counted in days. A date without its day counts from its first.</summary>
internal static class PeriodRules
{
    /// <summary>The days from one date to another; null where either is not known, or the other comes first.</summary>
    public static uint? Days(string from, string to)
    {
        if (from.Length == 0 || to.Length == 0)
            return null;
        var days = TextFormats.FirstDay(to).DayNumber - TextFormats.FirstDay(from).DayNumber;
        return days < 0 ? null : (uint)days;
    }

    /// <summary>The last day of a period that begins on a date; empty where the law sets none or the date is not known.</summary>
    public static string LastDay(this MaximumRule? rule, string from) =>
        rule is null || from.Length == 0 ? "" : After(from, rule.Maximum);

    /// <summary>The first day on which a period that begins on a date is over; empty where the law sets none.</summary>
    public static string FirstDayAfter(this MinimumRule? rule, string from) =>
        rule is null || from.Length == 0 ? "" : After(from, rule.Minimum);

    /// <summary>Whether a day is past the last one; never where there is no last one.</summary>
    public static bool IsPast(string lastDay, string day) => lastDay.Length > 0 && string.CompareOrdinal(day, lastDay) > 0;

    /// <summary>
    /// Not later than the last day. What an authority does late it does all the same: lateness that is its own is a warning.
    /// </summary>
    public static Finding InTime(this MaximumRule rule, string from, string day, string subject, bool warn, params string[] evidence)
    {
        var last = rule.LastDay(from);
        var outcome = last.Length == 0 ? Outcome.Undetermined
            : !IsPast(last, day) ? Outcome.Satisfied
            : warn ? Outcome.Warning : Outcome.Violated;
        return Findings.Make(rule.Rule, rule.Citation, subject, last.Length == 0 ? null : Findings.Date(last), Findings.Date(day), outcome, evidence);
    }

    // A period so long that no calendar holds its end ends on the calendar's last day.
    private static string After(string from, uint days)
    {
        var first = TextFormats.FirstDay(from);
        return first.AddDays((int)Math.Min(days, (uint)(DateOnly.MaxValue.DayNumber - first.DayNumber))).Iso();
    }
}
