using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

/// <summary>What may become of a correction that a citizen asks for, and until when.</summary>
internal static class CorrectionRules
{
    /// <summary>What each act makes of a correction in each state.</summary>
    public static Lifecycle<VoterCorrectionState, VoterCorrectionAct> Lifecycle { get; } = new(
        "elections.voter_lists.correction_state",
        (VoterCorrectionState.Unspecified, VoterCorrectionAct.Request, VoterCorrectionState.Requested),
        (VoterCorrectionState.Requested, VoterCorrectionAct.Grant, VoterCorrectionState.Granted),
        (VoterCorrectionState.Requested, VoterCorrectionAct.Refuse, VoterCorrectionState.Refused));

    /// <summary>May this happen to a correction in this state?</summary>
    public static Finding MayHappen(string correctionId, VoterCorrectionState from, VoterCorrectionAct act) =>
        Lifecycle.MayHappen(from, act, $"voterCorrections/{correctionId}");

    /// <summary>Is it decided in time? Late is a warning: a citizen does not lose what was asked for because an office was slow.</summary>
    public static Finding IsInTime(string correctionId, string askedOn, DateOnly day, VoterListLaw law)
    {
        var evidence = $"voterCorrections/{correctionId}";
        if (law.CorrectionDays is not { } days)
            return Findings.Make("elections.voter_lists.correction_days", null, "", null, null, Outcome.NotApplicable, evidence);
        var finding = days.Against((uint)Math.Max(0, day.DayNumber - TextFormats.FirstDay(askedOn).DayNumber), "", evidence);
        if (finding.Outcome is Outcome.Violated)
            finding.Outcome = Outcome.Warning;
        return finding;
    }
}
