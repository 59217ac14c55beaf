using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.VoterLists;

/// <summary>What decides about changes of an entry.</summary>
internal sealed record EntryFacts(bool Listed, string PrecinctId, long Digest, string ChangesetId);

/// <summary>A change as it is decided upon.</summary>
internal sealed record ChangeFacts(long Item, VoterChangeKind Kind, string PrecinctId, long Digest);

/// <summary>What may happen to a changeset, what it makes of entries, and when that can be undone.</summary>
internal static class ChangesetRules
{
    /// <summary>What each act makes of a changeset in each state.</summary>
    public static Lifecycle<VoterChangesetState, VoterChangesetAct> Lifecycle { get; } = new(
        "elections.voter_lists.changeset_state",
        (VoterChangesetState.Unspecified, VoterChangesetAct.Create, VoterChangesetState.Proposed),
        (VoterChangesetState.Proposed, VoterChangesetAct.Extend, VoterChangesetState.Proposed),
        (VoterChangesetState.Proposed, VoterChangesetAct.Approve, VoterChangesetState.Approved),
        (VoterChangesetState.Approved, VoterChangesetAct.Run, VoterChangesetState.Run),
        (VoterChangesetState.Run, VoterChangesetAct.RollBack, VoterChangesetState.RolledBack));

    /// <summary>May this happen to a changeset in this state?</summary>
    public static Finding MayHappen(string changesetId, VoterChangesetState from, VoterChangesetAct act) =>
        Lifecycle.MayHappen(from, act, $"voterChangesets/{changesetId}");

    /// <summary>Whoever proposed changes does not approve them.</summary>
    public static Finding IsApprovedByAnother(string changesetId, bool another) => Findings.Make(
        "elections.voter_lists.other_approver", null, "", Findings.Text("ANOTHER"), Findings.Text(another ? "ANOTHER" : "THE_SAME"),
        Findings.Met(another), $"voterChangesets/{changesetId}");

    /// <summary>A changeset says one thing of a voter.</summary>
    public static Finding SaysOneThing(string changesetId, string subject, bool once) => Findings.Make(
        "elections.voter_lists.one_change_per_voter", null, subject, Findings.Count(1), Findings.Count(once ? 1u : 2u), Findings.Met(once), $"voterChangesets/{changesetId}");

    /// <summary>
    /// Can this change be made to this entry? Only who is not listed can be added, only who is can be removed, moved to another
    /// station, or corrected to something else.
    /// </summary>
    public static Finding CanBeMade(string changesetId, EntryFacts? entry, ChangeFacts change)
    {
        var actual = entry is not { Listed: true } ? "NOT_LISTED"
            : change.Kind is VoterChangeKind.Move && string.Equals(entry.PrecinctId, change.PrecinctId, StringComparison.Ordinal) ? "THERE_ALREADY"
            : change.Kind is VoterChangeKind.Amend && entry.Digest == change.Digest ? "THE_SAME_ALREADY"
            : "LISTED";
        var required = change.Kind is VoterChangeKind.Add ? "NOT_LISTED" : "LISTED";
        return Findings.Make("elections.voter_lists.change_possible", null, $"{EnumText.Of(change.Kind)} {change.Item}", Findings.Text(required), Findings.Text(actual),
            Findings.Met(string.Equals(required, actual, StringComparison.Ordinal)), $"voterChangesets/{changesetId}");
    }

    /// <summary>The entry after a change that can be made.</summary>
    public static EntryFacts After(string changesetId, EntryFacts? entry, ChangeFacts change) => change.Kind switch
    {
        VoterChangeKind.Add => new(true, change.PrecinctId, change.Digest, changesetId),
        VoterChangeKind.Remove => entry! with { Listed = false, ChangesetId = changesetId },
        VoterChangeKind.Move => entry! with { PrecinctId = change.PrecinctId, ChangesetId = changesetId },
        _ => entry! with { Digest = change.Digest, ChangesetId = changesetId },
    };

    /// <summary>Can this change be undone? Not if a later changeset changed the same entry: the finding names it.</summary>
    public static Finding CanBeUndone(string changesetId, EntryFacts? entry, ChangeFacts change)
    {
        var last = entry?.ChangesetId ?? "";
        return Findings.Make("elections.voter_lists.last_change", null, $"{EnumText.Of(change.Kind)} {change.Item}", Findings.Text(changesetId), Findings.Text(last),
            Findings.Met(string.Equals(last, changesetId, StringComparison.Ordinal)), $"voterChangesets/{(last.Length > 0 ? last : changesetId)}");
    }

    /// <summary>How a change that was made moves the figures of stations; undoing it moves them back.</summary>
    public static IReadOnlyList<(string PrecinctId, VoterListMeasure Measure, int By)> Moves(EntryFacts? before, EntryFacts after, VoterChangeKind kind) => kind switch
    {
        VoterChangeKind.Add => [(after.PrecinctId, VoterListMeasure.Entries, 1), (after.PrecinctId, VoterListMeasure.Added, 1)],
        VoterChangeKind.Remove => [(before!.PrecinctId, VoterListMeasure.Entries, -1), (before.PrecinctId, VoterListMeasure.Removed, 1)],
        VoterChangeKind.Move =>
        [
            (before!.PrecinctId, VoterListMeasure.Entries, -1), (before.PrecinctId, VoterListMeasure.MovedOut, 1),
            (after.PrecinctId, VoterListMeasure.Entries, 1), (after.PrecinctId, VoterListMeasure.MovedIn, 1),
        ],
        _ => [(after.PrecinctId, VoterListMeasure.Amended, 1)],
    };
}
