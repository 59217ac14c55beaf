using System.Globalization;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Bills;

/// <summary>How quickly bills go.</summary>
internal static class PaceRules
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Days from one day to another; null while one of them is not known to the day.</summary>
    public static uint? ElapsedDays(string introducedOn, string enactedOn) =>
        Parse(introducedOn) is { } from && Parse(enactedOn) is { } to && to >= from ? (uint)(to.DayNumber - from.DayNumber) : null;

    /// <summary>What is usual for bills of a kind; null where nothing says.</summary>
    public static UsualDays? Usual(BillKind kind, BillLaw law) => law.UsualDays.FirstOrDefault(usual => usual.Kind == kind);

    /// <summary>Did it take as many days as is usual? Fewer are a warning: no rule is broken by haste.</summary>
    public static Finding? TookUsualDays(uint? elapsed, UsualDays? usual, string billId)
    {
        if (usual?.Days.Against(elapsed, billId, $"bills/{billId}") is not { } finding)
            return null;
        finding.Outcome = finding.Outcome is Outcome.Violated ? Outcome.Warning : finding.Outcome;
        return finding;
    }

    /// <summary>Was it hasty?</summary>
    public static Determination IsHasty(Finding? finding) => finding?.Outcome switch
    {
        Outcome.Warning => Determination.Yes,
        Outcome.Satisfied => Determination.No,
        _ => Determination.Undetermined,
    };

    /// <summary>The middle of several numbers of days; of an even number of them, the mean of the two in the middle, rounded down.</summary>
    public static uint? Median(IEnumerable<uint> days)
    {
        var sorted = days.Order().ToArray();
        return sorted.Length == 0 ? null : (uint)(((ulong)sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2);
    }

    private static DateOnly? Parse(string day) =>
        DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
}
