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

    /// <summary>
    /// A bill's days against those of others of its kind: fewer than the median are a warning. What cannot be compared, because
    /// its days are not known or there is no other bill, is undetermined.
    /// </summary>
    public static PaceComparison Compare(string billId, uint? elapsed, IReadOnlyCollection<uint> others)
    {
        var median = Median(others);
        if (elapsed is not { } days || median is not { } middle)
            return new() { IsQuicker = Determination.Undetermined };
        return new()
        {
            IsQuicker = days < middle ? Determination.Yes : Determination.No,
            ShareOfMedian = middle == 0 ? null : new() { Numerator = days, Denominator = middle },
            QuickerBills = (uint)others.Count(other => other < days),
            EqualBills = (uint)others.Count(other => other == days),
            SlowerBills = (uint)others.Count(other => other > days),
            Finding = Findings.Make("parliament.bills.median_days", null, billId, Findings.Count(middle), Findings.Count(days),
                days < middle ? Outcome.Warning : Outcome.Satisfied, $"bills/{billId}"),
        };
    }

    /// <summary>The middle of several numbers of days; of an even number of them, the mean of the two in the middle, rounded down.</summary>
    public static uint? Median(IEnumerable<uint> days)
    {
        var sorted = days.Order().ToArray();
        return sorted.Length == 0 ? null : (uint)(((ulong)sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2);
    }

    private static DateOnly? Parse(string day) =>
        DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
}
