using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

/// <summary>What may happen to the list of an election, and when.</summary>
internal static class VoterRollRules
{
    /// <summary>What each act makes of a list in each state.</summary>
    public static Lifecycle<VoterRollState, VoterRollAct> Lifecycle { get; } = new(
        "elections.voter_lists.state",
        (VoterRollState.Unspecified, VoterRollAct.Open, VoterRollState.Draft),
        (VoterRollState.Draft, VoterRollAct.Enter, VoterRollState.Draft),
        (VoterRollState.Draft, VoterRollAct.Prepare, VoterRollState.Preliminary),
        (VoterRollState.Preliminary, VoterRollAct.Change, VoterRollState.Preliminary),
        (VoterRollState.Preliminary, VoterRollAct.Display, VoterRollState.Displayed),
        (VoterRollState.Displayed, VoterRollAct.Change, VoterRollState.Displayed),
        (VoterRollState.Displayed, VoterRollAct.Finalize, VoterRollState.Final),
        (VoterRollState.Final, VoterRollAct.Change, VoterRollState.Final),
        (VoterRollState.Final, VoterRollAct.Close, VoterRollState.ElectionDay),
        (VoterRollState.Draft, VoterRollAct.Destroy, VoterRollState.Destroyed),
        (VoterRollState.Preliminary, VoterRollAct.Destroy, VoterRollState.Destroyed),
        (VoterRollState.Displayed, VoterRollAct.Destroy, VoterRollState.Destroyed),
        (VoterRollState.Final, VoterRollAct.Destroy, VoterRollState.Destroyed),
        (VoterRollState.ElectionDay, VoterRollAct.Destroy, VoterRollState.Destroyed));

    /// <summary>May this happen to a list in this state?</summary>
    public static Finding MayHappen(string electionId, VoterRollState from, VoterRollAct act) =>
        Lifecycle.MayHappen(from, act, $"elections/{electionId}/voterRoll");

    /// <summary>The act that keeps the version of a stage.</summary>
    public static VoterRollAct ActOf(VoterListStage stage) => stage switch
    {
        VoterListStage.Preliminary => VoterRollAct.Prepare,
        VoterListStage.Displayed => VoterRollAct.Display,
        VoterListStage.Final => VoterRollAct.Finalize,
        VoterListStage.ElectionDay => VoterRollAct.Close,
        _ => VoterRollAct.Unspecified,
    };

    /// <summary>
    /// May what the list holds of persons be destroyed on a day? The law says for how many days after voting it is kept;
    /// while the day of voting is unknown, so is that.
    /// </summary>
    public static Finding KeptLongEnough(string electionId, string votingOn, DateOnly day, VoterListLaw law)
    {
        var evidence = $"elections/{electionId}";
        if (law.KeepDays is not { } keep)
            return Findings.Make("elections.voter_lists.keep_days", null, "", null, null, Outcome.NotApplicable, evidence);
        uint? days = votingOn.Length == 10 ? (uint)Math.Max(0, day.DayNumber - TextFormats.FirstDay(votingOn).DayNumber) : null;
        return keep.Against(days, "", evidence);
    }
}
