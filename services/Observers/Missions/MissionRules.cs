using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Law;

namespace Saylau.Observers.Missions;

/// <summary>What the law asks of an accreditation.</summary>
internal static class MissionRules
{
    /// <summary>
    /// Is there still time? The kinds of mission that the law names are accredited so many days before election day, and no
    /// mission after it.
    /// </summary>
    public static IEnumerable<Finding> MayAccredit(
        string missionId, MissionKind kind, DateOnly day, DateOnly votingOn, AccreditationLaw law)
    {
        var rule = law.DaysBefore;
        var left = votingOn.DayNumber - day.DayNumber;
        var concerned = law.Kinds.Contains(kind);
        var required = concerned ? rule.Minimum : 0;
        var outcome = left < required ? Outcome.Violated : concerned ? Outcome.Satisfied : Outcome.NotApplicable;
        yield return Findings.Make(rule.Rule, rule.Citation, missionId, Findings.Count(required),
            Findings.Count((uint)Math.Max(left, 0)), outcome, $"missions/{missionId}");
    }
}
