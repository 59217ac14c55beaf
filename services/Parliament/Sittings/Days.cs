using Saylau.Common.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Sittings;

/// <summary>Days between dates, as deadlines count them.</summary>
internal static class Days
{
    /// <summary>Days from one day to another, none if the first is later; null if one of them is not a whole date.</summary>
    public static uint? From(string from, string to) => from.Length < "YYYY-MM-DD".Length || to.Length < "YYYY-MM-DD".Length
        ? null
        : (uint)Math.Max(TextFormats.FirstDay(to).DayNumber - TextFormats.FirstDay(from).DayNumber, 0);

    /// <summary>A decision that comes late is one all the same, and the finding says that it is late.</summary>
    public static Finding Late(Finding deadline)
    {
        deadline.Outcome = deadline.Outcome is Outcome.Violated or Outcome.Undetermined ? Outcome.Warning : deadline.Outcome;
        return deadline;
    }
}
