using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Accreditations;

/// <summary>What may happen to an accreditation, when, and on which grounds.</summary>
internal static class AccreditationRules
{
    /// <summary>What each act makes of an accreditation in each state.</summary>
    public static Lifecycle<AccreditationState, AccreditationAct> Lifecycle { get; } = new(
        "parliament.accreditations.state",
        (AccreditationState.Unspecified, AccreditationAct.Grant, AccreditationState.Granted),
        (AccreditationState.Granted, AccreditationAct.Amend, AccreditationState.Granted),
        (AccreditationState.Granted, AccreditationAct.Suspend, AccreditationState.Suspended),
        (AccreditationState.Granted, AccreditationAct.Revoke, AccreditationState.Revoked),
        (AccreditationState.Suspended, AccreditationAct.Resume, AccreditationState.Granted),
        (AccreditationState.Suspended, AccreditationAct.Revoke, AccreditationState.Revoked),
        (AccreditationState.Revoked, AccreditationAct.Appeal, AccreditationState.Appealed),
        (AccreditationState.Appealed, AccreditationAct.UpholdOnAppeal, AccreditationState.RevocationUpheld),
        (AccreditationState.Appealed, AccreditationAct.RestoreOnAppeal, AccreditationState.Granted));

    /// <summary>
    /// May this happen to an accreditation on a day? Its state allows it, it is not before what happened last, the law knows the
    /// ground, and what has a time is in time. A decision or the end of a suspension that comes late is a warning.
    /// </summary>
    /// <param name="accreditation">The accreditation.</param>
    /// <param name="act">What happens.</param>
    /// <param name="ground">On which ground, where one is needed.</param>
    /// <param name="latest">The day of what happened last.</param>
    /// <param name="day">The day on which this happens.</param>
    /// <param name="law">The law of accreditation; null where it is silent.</param>
    public static IEnumerable<Finding> MayHappen(
        AccreditationRow accreditation, AccreditationAct act, RevocationGround ground, string latest, string day, AccreditationLaw? law)
    {
        var evidence = $"accreditations/{accreditation.Id}";
        yield return Lifecycle.MayHappen(accreditation.StateNow(), act, evidence);
        yield return Findings.Make("parliament.accreditations.in_order", null, "", Findings.Date(latest), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(latest, day) <= 0), evidence);
        if (act is AccreditationAct.Suspend or AccreditationAct.Revoke && law?.RevocationGrounds is { } grounds)
            yield return IsKnown(grounds, ground, evidence);
        if (Deadline(act, law) is { } deadline)
            yield return deadline.Against(Days.From(latest, day), "", evidence);
        if (LateEnd(act, law) is { } end)
            yield return Days.Late(end.Against(Days.From(latest, day), "", evidence));
    }

    /// <summary>The last day is not before the first.</summary>
    public static Finding IsPeriod(string validFrom, string validUntil) => Findings.Make("parliament.accreditations.period", null, "",
        Findings.Date(validFrom), validUntil.Length > 0 ? Findings.Date(validUntil) : null,
        Findings.Met(validUntil.Length == 0 || string.CompareOrdinal(validFrom, validUntil) <= 0));

    // Callers that know nothing of grounds yet name none: that is worth attention, and is not refused.
    private static Finding IsKnown(RevocationGroundsRule rule, RevocationGround ground, string evidence) => Findings.Make(rule.Rule, rule.Citation, "",
        Findings.Text(string.Join(", ", rule.Grounds.Select(EnumText.Of))), ground is RevocationGround.Unspecified ? null : Findings.Text(EnumText.Of(ground)),
        ground is RevocationGround.Unspecified ? Outcome.Warning : Findings.Met(rule.Grounds.Contains(ground)), evidence);

    private static MaximumRule? Deadline(AccreditationAct act, AccreditationLaw? law) => act is AccreditationAct.Appeal ? law?.AppealDays : null;

    private static MaximumRule? LateEnd(AccreditationAct act, AccreditationLaw? law) => act switch
    {
        AccreditationAct.Resume => law?.SuspensionDays,
        AccreditationAct.UpholdOnAppeal or AccreditationAct.RestoreOnAppeal => law?.AppealDecisionDays,
        _ => null,
    };
}
