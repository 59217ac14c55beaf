using Saylau.Observers.V1;

namespace Saylau.Observers.Assessments;

/// <summary>An assessment that names the cause in question.</summary>
internal sealed record CauseNamed(string AssessmentId, string ElectionId, string OccurredOn, bool Continued);

/// <summary>Whether a cause is one of long standing: who says so, and what the record shows.</summary>
internal static class RecurrenceRules
{
    /// <summary>
    /// The assessments of earlier elections: earlier than one that says the cause continues or, where nobody says so, than
    /// the latest. An assessment of no particular election is earlier than none.
    /// </summary>
    public static IReadOnlyList<CauseNamed> Earlier(IReadOnlyList<CauseNamed> named)
    {
        var latest = named.MaxBy(one => one.OccurredOn, StringComparer.Ordinal)?.OccurredOn;
        var said = named.Where(one => one.Continued).ToArray();
        var later = said.Length > 0 ? said : [.. named.Where(one => string.Equals(one.OccurredOn, latest, StringComparison.Ordinal))];
        return [.. named.Where(one => Array.Exists(later, other => IsEarlier(one, other)))];
    }

    /// <summary>What follows.</summary>
    public static Recurrence Determine(IReadOnlyList<CauseNamed> named) => (named.Any(one => one.Continued), Earlier(named).Count > 0) switch
    {
        (true, true) => Recurrence.Confirmed,
        (true, false) => Recurrence.Claimed,
        (false, true) => Recurrence.Recorded,
        (false, false) => Recurrence.None,
    };

    private static bool IsEarlier(CauseNamed one, CauseNamed other) => one.ElectionId.Length > 0 && other.ElectionId.Length > 0
        && !string.Equals(one.ElectionId, other.ElectionId, StringComparison.Ordinal)
        && string.CompareOrdinal(one.OccurredOn, other.OccurredOn) < 0;
}
